'use client';

import type { AuditEntry } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { LONG_DAY_AND_TIME } from '@/features/words/instant';
import { actionKey } from './action-key';

/** One thing that somebody did, as a sentence. */
export function ActivityEntry({ entry }: { entry: AuditEntry }) {
  const t = useTranslations();
  const format = useFormatter();
  const at = new Date(entry.at);
  return (
    <li className="flex items-start gap-3 border-b border-edge py-2.5 text-sm last:border-b-0 last:pb-0">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-[11px] font-semibold text-ink-soft"
      >
        {entry.actor.slice(0, 1).toUpperCase()}
      </span>
      <p className="min-w-0 flex-1 leading-6 wrap-anywhere text-ink-soft">
        {t.rich(`activity.action.${actionKey(entry.action)}`, {
          actor: entry.actor,
          subject: entry.subject,
          action: entry.action,
          who: (chunks) => <span className="font-medium text-ink">{chunks}</span>,
          what: (chunks) => <span className="font-medium text-ink">{chunks}</span>,
        })}
      </p>
      <time
        dateTime={entry.at}
        title={format.dateTime(at, LONG_DAY_AND_TIME)}
        className="shrink-0 text-[13px] leading-6 text-ink-faint tabular-nums"
      >
        {format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
      </time>
    </li>
  );
}
