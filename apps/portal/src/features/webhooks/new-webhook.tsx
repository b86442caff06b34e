'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { FreshSecret } from './fresh-secret';
import { emptyWebhook, reviveWebhook, type WebhookDraft } from './webhook-draft';
import { WebhookFields } from './webhook-fields';

/** Adds a webhook, and shows its secret this once. What was typed survives a refusal and a reload. */
export function NewWebhook() {
  const t = useTranslations();
  const router = useRouter();
  const [draft, setDraft, forget] = useKept('tresse.webhook.new', emptyWebhook(), reviveWebhook);
  const create = useMutation({
    mutationFn: () => {
      const body = { url: draft.url.trim(), kinds: draft.kinds };
      return answer(api.POST('/api/webhooks', { body }));
    },
    onSuccess: forget,
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(create.error, ['url', 'kinds']);

  function change(next: WebhookDraft) {
    create.reset();
    setDraft(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  if (create.data) return <FreshSecret webhook={create.data} />;
  return (
    <form onSubmit={submit} noValidate className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/settings/webhooks">{t('webhooks.title')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('webhooks.add')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t('webhooks.add-text')}</p>
      </div>
      <Card className="flex flex-col gap-5">
        <WebhookFields draft={draft} refusal={refusal} onChange={change} />
      </Card>
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={() => router.push('/settings/webhooks')}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" busy={create.isPending}>
          {t('webhooks.submit')}
        </Button>
      </div>
    </form>
  );
}
