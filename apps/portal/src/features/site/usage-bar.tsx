'use client';

import type { Allowance, SiteLineView } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/features/words/figures';

const BYTES_PER_GIGABYTE = 1_000_000_000;
/** Where the warnings come, in per cent. */
const WARN = 75;
const SPEND = 95;

const LOOKS = {
  room: { text: 'text-ink-soft', bar: 'bg-good-dot' },
  near: { text: 'text-warn', bar: 'bg-warn-dot' },
  spent: { text: 'text-bad', bar: 'bg-bad' },
} as const;

interface UsageBarProps {
  allowance: Allowance;
  usage: NonNullable<SiteLineView['usage']>;
}

/** How much of a metered line's month is used. */
export function UsageBar({ allowance, usage }: UsageBarProps) {
  const t = useTranslations();
  const locale = useLocale();
  const used = usage.bytes / BYTES_PER_GIGABYTE;
  const share = (100 * used) / allowance.gigabytes;
  const look = share >= SPEND ? 'spent' : share >= WARN ? 'near' : 'room';
  return (
    <div className="mt-3">
      <p className={clsx('text-[13px]', LOOKS[look].text)}>
        {t('line.usage', {
          used: decimal(used, locale, used < 10 ? 1 : 0),
          of: allowance.gigabytes,
          percent: Math.floor(share),
          day: allowance.billingDay,
        })}
        {share >= 100 && ` ${t(`line.spent.${allowance.whenSpent}`)}`}
      </p>
      <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-blank">
        <div
          style={{ width: `${Math.min(100, share)}%` }}
          className={clsx('h-full rounded-full', LOOKS[look].bar)}
        />
      </div>
    </div>
  );
}
