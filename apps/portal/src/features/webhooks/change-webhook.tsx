'use client';

import { useMutation } from '@tanstack/react-query';
import type { Webhook } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { draftOfWebhook, isChanged, reviveWebhook, type WebhookDraft } from './webhook-draft';
import { WebhookFields } from './webhook-fields';

interface ChangeWebhookProps {
  webhook: Webhook;
  onChanged: () => unknown;
}

/** Where a webhook leads and what it is told of, to be changed; its secret stays. */
export function ChangeWebhook({ webhook, onChanged }: ChangeWebhookProps) {
  const t = useTranslations();
  const key = `tresse.webhook.${webhook.id}`;
  const [draft, setDraft, forget] = useKept(key, draftOfWebhook(webhook), reviveWebhook);
  const changed = isChanged(draft, webhook);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/webhooks/{webhookId}', {
          params: { path: { webhookId: webhook.id } },
          body: { url: draft.url.trim(), kinds: draft.kinds, enabled: webhook.enabled },
        }),
      ),
    onSuccess: (saved) => {
      setDraft(draftOfWebhook(saved));
      forget();
      return onChanged();
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(save.error, ['url', 'kinds']);

  function change(next: WebhookDraft) {
    save.reset();
    setDraft(next);
    if (!isChanged(next, webhook)) forget();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Card aria-labelledby="change-title">
      <CardTitle id="change-title">{t('webhooks.change')}</CardTitle>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <WebhookFields draft={draft} refusal={refusal} onChange={change} />
        {refusal.whole && (
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        )}
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="text-[13px] text-ink-faint">
            {save.isSuccess && !changed ? t('settings.saved') : ''}
          </p>
          {changed && (
            <Button look="quiet" onClick={() => change(draftOfWebhook(webhook))}>
              {t('edit.undo')}
            </Button>
          )}
          <Button type="submit" busy={save.isPending} disabled={!changed}>
            {t('edit.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
