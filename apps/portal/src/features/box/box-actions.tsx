'use client';

import type { Job, Site } from '@tresse/contracts';
import { Lightbulb, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { Button } from '@/design/button';
import { BoxResult } from './box-result';
import { useStartJob } from './use-start-job';

export type BoxJob = 'identify' | 'restart-agent';

/** Makes the box blink, restarts its agent, and tells how that went. */
export function BoxActions({ site, jobs }: { site: Site; jobs: Job[] }) {
  const t = useTranslations();
  const ask = useStartJob(site.id);
  const busy = (kind: BoxJob) =>
    (ask.isPending && ask.variables === kind) ||
    jobs.some((job) => job.kind === kind && (job.state === 'queued' || job.state === 'running'));
  const online = site.device?.online ?? false;
  return (
    <div className="mt-4 border-t border-edge pt-4">
      <div className="flex flex-wrap gap-2">
        <Button
          look="plain"
          size="sm"
          disabled={!online}
          busy={busy('identify')}
          onClick={() => ask.mutate('identify')}
        >
          <Lightbulb aria-hidden className="size-3.5" />
          {t('box.identify')}
        </Button>
        <AskButton
          look="plain"
          size="sm"
          disabled={!online}
          busy={busy('restart-agent')}
          question={t('box.restart-ask')}
          explanation={t('box.restart-text')}
          confirm={t('box.restart')}
          onConfirm={() => ask.mutate('restart-agent')}
        >
          <RotateCw aria-hidden className="size-3.5" />
          {t('box.restart')}
        </AskButton>
      </div>
      {!online && <p className="mt-2 text-[13px] text-ink-faint">{t('box.offline')}</p>}
      <BoxResult jobs={jobs} />
    </div>
  );
}
