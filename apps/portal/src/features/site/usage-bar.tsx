'use client';

import type { Allowance, SiteLineView } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/features/words/figures';

const BYTES_PER_GIGABYTE = 1_000_000_000;
/** Where the warnings come, in per cent. */
const WARN = 75;
const SPEND = 95;

interface UsageBarProps {
  allowance: Allowance;
  usage: NonNullable<SiteLineView['usage']>;
}

/** How much of a metered line's month is used. */
export function UsageBar({ allowance, usage }: UsageBarProps) {
  const t = useTranslations();
  const locale = useLocale();
  const used = usage.bytes / BYTES_PER_GIGABYTE;
  const percent = Math.min(100, (100 * used) / allowance.gigabytes);
  return (
    <div className="mt-3">
      <p className="text-[13px] text-ink-soft">
        {t('line.usage', {
          used: decimal(used, locale, used < 10 ? 1 : 0),
          of: allowance.gigabytes,
          percent: Math.floor((100 * used) / allowance.gigabytes),
          day: allowance.billingDay,
        })}
      </p>
      <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-blank">
        <div
          style={{ width: `${percent}%` }}
          className={clsx(
            'h-full rounded-full',
            percent >= SPEND ? 'bg-bad' : percent >= WARN ? 'bg-warn-dot' : 'bg-good-dot',
          )}
        />
      </div>
    </div>
  );
}
