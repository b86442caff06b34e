'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Webhook } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { useLanguage } from '@/i18n/use-language';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';
import { ChangeWebhook } from './change-webhook';
import { Deliveries } from './deliveries';
import { hostOf } from './webhook-look';
import { WebhookState } from './webhook-state';

const REFRESH_MS = 15_000;

/** One webhook: how it fares, what it was told, and what can be done with it. */
export function WebhookPage({ initial, writer }: { initial: Webhook; writer: boolean }) {
  const t = useTranslations();
  const language = useLanguage();
  const router = useRouter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const path = { webhookId: initial.id };
  const { data: webhook, error } = useQuery({
    queryKey: ['webhooks', initial.id],
    queryFn: async () => {
      const all = await answer(api.GET('/api/webhooks'));
      return all.find(({ id }) => id === initial.id) ?? null;
    },
    initialData: initial,
    refetchInterval: (query) => askAgain(query) || REFRESH_MS,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['webhooks', initial.id] });
  const turn = useMutation({
    mutationFn: ({ url, kinds, enabled }: Webhook) =>
      answer(
        api.PUT('/api/webhooks/{webhookId}', { params: { path }, body: { url, kinds, enabled: !enabled } }),
      ),
    onSuccess: refresh,
    onError: tellRefusal,
  });
  const trial = useMutation({
    mutationFn: () => answer(api.POST('/api/webhooks/{webhookId}/test', { params: { path } })),
    onSuccess: refresh,
    onError: tellRefusal,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/webhooks/{webhookId}', { params: { path } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['webhooks'] });
      router.push('/settings/webhooks');
      router.refresh();
    },
    onError: tellRefusal,
  });

  if (webhook === null) return <Notice look="warn">{t('webhooks.gone')}</Notice>;
  const { enabled, problem } = webhook;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <header>
        <BackLink href="/settings/webhooks">{t('webhooks.title')}</BackLink>
        <h1 className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere sm:text-2xl">
          {hostOf(webhook)}
        </h1>
        <div role="status">
          <WebhookState webhook={webhook} className="mt-1.5 text-[17px] leading-snug" />
        </div>
        <p className="mt-2 font-mono text-[13px] break-all text-ink-faint" translate="no">
          {webhook.url}
        </p>
      </header>
      {problem && (
        <Notice look="bad">
          {problem.message[language]} <code className="font-mono text-xs">{problem.code}</code>
        </Notice>
      )}
      {error && <Notice look="warn">{problemText(error)}</Notice>}
      {writer && (
        <div className="flex flex-wrap items-center gap-2">
          <Button look="plain" busy={trial.isPending} disabled={!enabled} onClick={() => trial.mutate()}>
            {t('webhooks.trial')}
          </Button>
          <Button look="plain" busy={turn.isPending} onClick={() => turn.mutate(webhook)}>
            {t(enabled ? 'webhooks.pause' : 'webhooks.resume')}
          </Button>
          <AskButton
            look="danger"
            busy={remove.isPending || remove.isSuccess}
            question={t('webhooks.remove-ask', { host: hostOf(webhook) })}
            explanation={t('webhooks.remove-text')}
            confirm={t('webhooks.remove')}
            onConfirm={() => remove.mutate()}
          >
            {t('webhooks.remove')}
          </AskButton>
          <p role="status" className="text-[13px] text-ink-faint">
            {trial.isSuccess ? t('webhooks.trial-sent') : enabled ? '' : t('webhooks.trial-off')}
          </p>
        </div>
      )}
      <Deliveries webhookId={webhook.id} />
      {writer && <ChangeWebhook key={webhook.id} webhook={webhook} onChanged={refresh} />}
    </div>
  );
}
