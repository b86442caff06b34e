'use client';

import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { durationWords } from '@/features/words/duration';

const FRESH_MS = 2_000;

/** Says whether what is shown is of now, and how old it is where it is not. */
export function LiveAge({ sampleAt }: { sampleAt: number | null }) {
  const t = useTranslations();
  const locale = useLocale();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const age = now === null || sampleAt === null ? null : now - sampleAt;
  const fresh = age !== null && age <= FRESH_MS + 500;
  return (
    <span className="inline-flex items-center gap-2 text-[13px] text-ink-faint tabular-nums">
      <span aria-hidden className={clsx('size-2 rounded-full', fresh ? 'bg-good-dot' : 'bg-ink-faint')} />
      {age === null
        ? t('live.waiting')
        : fresh
          ? t('live.now')
          : t('live.old', { age: durationWords(age, locale) })}
    </span>
  );
}
