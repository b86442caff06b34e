'use client';

import type { Job } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useNow, useTranslations } from 'next-intl';
import { newestRequest } from './newest-request';

/** How the newest request to the box goes or went, for as long as that is news. */
export function BoxResult({ jobs }: { jobs: Job[] }) {
  const t = useTranslations();
  const now = useNow({ updateInterval: 5_000 });
  const job = newestRequest(jobs, now.getTime());
  const name = job?.kind === 'identify' ? 'identify' : 'restart';
  const failed = job?.state === 'failed';
  const outcome = job?.state === 'succeeded' ? 'succeeded' : 'running';
  return (
    <p role="status" className={clsx('text-[13px]', failed ? 'text-bad' : 'text-ink-soft', job && 'mt-2')}>
      {job && (failed ? t('box.failed', { reason: job.error ?? '–' }) : t(`box.${name}-${outcome}`))}
    </p>
  );
}
