'use client';

import type { Webhook } from '@tresse/contracts';
import { clsx } from 'clsx';
import { CircleCheck, CirclePause, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { DAY_AND_TIME } from '@/features/words/instant';
import { type WebhookLook, webhookLook } from './webhook-look';

const SIGNS: Record<WebhookLook, { Icon: LucideIcon; color: string }> = {
  on: { Icon: CircleCheck, color: 'text-good' },
  failing: { Icon: TriangleAlert, color: 'text-warn' },
  paused: { Icon: CirclePause, color: 'text-ink-faint' },
  stopped: { Icon: CircleX, color: 'text-bad' },
};

/** How a webhook fares, in a sentence. */
export function WebhookState({ webhook, className }: { webhook: Webhook; className?: string }) {
  const t = useTranslations();
  const format = useFormatter();
  const look = webhookLook(webhook);
  const { Icon, color } = SIGNS[look];
  const since = webhook.failingSince ?? webhook.problem?.at ?? webhook.createdAt;
  return (
    <p className={clsx('flex items-start gap-2', className)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4.5 shrink-0', color)} />
      <span className="min-w-0">
        {t(`webhooks.look.${look}`, { since: format.dateTime(new Date(since), DAY_AND_TIME) })}
      </span>
    </p>
  );
}
