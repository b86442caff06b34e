'use client';

import { useQuery } from '@tanstack/react-query';
import type { Webhook } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { hostOf } from './webhook-look';
import { WebhookState } from './webhook-state';

const REFRESH_MS = 15_000;

/** The organisation's webhooks, each with how it fares. */
export function WebhooksPage({ initial, writer }: { initial: Webhook[]; writer: boolean }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const { data: webhooks, error } = useQuery({
    queryKey: ['webhooks'],
    queryFn: () => answer(api.GET('/api/webhooks')),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const add = writer && (
    <Link href="/settings/webhooks/new" className={buttonClass()}>
      <Plus aria-hidden className="size-4" />
      {t('webhooks.add')}
    </Link>
  );
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('webhooks.title')}</h1>
        {webhooks.length > 0 && add}
      </div>
      <p className="mb-5 text-sm text-ink-soft">{t('webhooks.text')}</p>
      {error && (
        <div className="mb-4">
          <Notice look="warn">{problemText(error)}</Notice>
        </div>
      )}
      {webhooks.length === 0 ? (
        <Empty title={t('webhooks.empty-title')} action={add}>
          {t('webhooks.empty-text')} {!writer && t('settings.ask-writer')}
        </Empty>
      ) : (
        <ul className="flex flex-col gap-3">
          {webhooks.map((webhook) => (
            <li
              key={webhook.id}
              className="relative rounded-xl border border-edge bg-surface p-4 shadow-card hover:bg-sunken sm:p-5"
            >
              <h2 className="text-[15px] font-semibold wrap-anywhere">
                <Link href={`/settings/webhooks/${webhook.id}`} className="after:absolute after:inset-0">
                  {hostOf(webhook)}
                </Link>
              </h2>
              <WebhookState webhook={webhook} className="mt-1 text-sm" />
              <p className="mt-1 text-[13px] text-ink-faint">
                {webhook.kinds.map((kind) => t(`webhooks.kind.${kind}`)).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
