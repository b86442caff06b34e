'use client';

import type { WebhookDelivery } from '@tresse/contracts';
import { clsx } from 'clsx';
import { CircleCheck, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { DAY_AND_TIME, LONG_DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';

const SIGNS: Record<WebhookDelivery['state'], { Icon: LucideIcon; color: string }> = {
  delivered: { Icon: CircleCheck, color: 'text-good' },
  pending: { Icon: Clock, color: 'text-warn' },
  failed: { Icon: CircleX, color: 'text-bad' },
};

/** One delivery: what was told, and whether it was taken, is tried again or was given up, and why. */
export function Delivery({ delivery }: { delivery: WebhookDelivery }) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { kind, at, state, attempts, nextAttemptAt, status, problem } = delivery;
  const { Icon, color } = SIGNS[state];
  const time = (instant: string) => format.dateTime(new Date(instant), DAY_AND_TIME);
  const again = problem !== null && nextAttemptAt !== null;
  return (
    <li className="flex items-start gap-3 py-2.5 text-sm first:pt-0 last:pb-0">
      <Icon aria-hidden className={clsx('mt-0.5 size-4.5 shrink-0', color)} />
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{t(`webhooks.kind.${kind}`)}</span>{' '}
          <span className="text-ink-soft">
            {t(`webhooks.state.${state}`, { attempts, status: status ?? 0 })}
          </span>
        </p>
        {problem && (
          <p className="text-[13px] text-ink-soft wrap-anywhere">
            {problem.message[language]}{' '}
            <code className="font-mono text-xs text-ink-faint">
              {[problem.code, status].filter((part) => part !== null).join(' ')}
            </code>
          </p>
        )}
        {again && (
          <p className="text-[13px] text-ink-faint">{t('webhooks.again', { at: time(nextAttemptAt) })}</p>
        )}
      </div>
      <time
        dateTime={at}
        title={format.dateTime(new Date(at), LONG_DAY_AND_TIME)}
        className="shrink-0 text-[13px] text-ink-faint tabular-nums"
      >
        {time(at)}
      </time>
    </li>
  );
}
