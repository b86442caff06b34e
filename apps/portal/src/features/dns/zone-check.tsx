'use client';

import type { DnsZone } from '@tresse/contracts';
import { clsx } from 'clsx';
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';

/** What came of the newest check of a zone, in a sentence; and, where names fail, how many and why. */
export function ZoneCheck({ zone, className }: { zone: DnsZone; className?: string }) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { check, failing, problem } = zone;
  const [Icon, color] =
    check === null
      ? [CircleDashed, 'text-ink-faint']
      : check.problem === null
        ? [CircleCheck, 'text-good']
        : [CircleX, 'text-bad'];
  const at = check && format.dateTime(new Date(check.at), DAY_AND_TIME);
  return (
    <div className={clsx('flex items-start gap-2', className)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4.5 shrink-0', color)} />
      <div className="min-w-0">
        <p className="wrap-anywhere">
          {check === null
            ? t('dns.unchecked')
            : check.problem === null
              ? t('dns.works', { at: at ?? '' })
              : check.problem.message[language]}
        </p>
        {check?.problem && (
          <p className="text-[13px] text-ink-faint">
            {t('dns.checked', { at: at ?? '' })}{' '}
            <code className="font-mono text-xs">{check.problem.code}</code>
          </p>
        )}
        {failing > 0 && problem && (
          <p className="text-[13px] text-bad wrap-anywhere">
            {t('dns.failing', { count: failing, why: problem.message[language] })}
          </p>
        )}
      </div>
    </div>
  );
}
