'use client';

import type { Job, Site } from '@tresse/contracts';
import { Gauge } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { useStartJob } from '@/features/box/use-start-job';
import { mbitFigure } from '@/features/words/figures';
import { DAY_AND_TIME } from '@/features/words/instant';
import { compare } from './compare';
import { SpeedResult } from './speed-result';

const HISTORY = 4;

interface SpeedTestProps {
  site: Site;
  jobs: Job[];
  writer: boolean;
  /** Within a card that has its own title. */
  bare?: boolean;
}

/** Starts a speed test, shows how far it is, what came out, and what came out before. */
export function SpeedTest({ site, jobs, writer, bare = false }: SpeedTestProps) {
  const t = useTranslations();
  const tests = jobs.filter(({ kind }) => kind === 'speed-test');
  const running = tests.find(({ state }) => state === 'queued' || state === 'running');
  const done = tests.filter(({ state }) => state === 'succeeded');
  const failed = tests[0]?.state === 'failed' ? tests[0] : undefined;
  const start = useStartJob(site.id);
  const ready = site.device !== null && site.lines.length > 0;
  const button = writer && ready && (
    <Button
      look={bare ? 'primary' : 'plain'}
      size={bare ? 'md' : 'sm'}
      busy={start.isPending || !!running}
      disabled={!site.device?.online}
      onClick={() => start.mutate('speed-test')}
    >
      <Gauge aria-hidden className="size-4" />
      {t(running ? 'speed.running' : 'speed.start')}
    </Button>
  );
  const content = (
    <>
      {running && <Progress value={running.progress} />}
      {running && !done[0] && <p className="text-sm text-ink-soft">{t('speed.wait')}</p>}
      {failed && (
        <p className="mb-3 text-sm text-bad">{t('speed.failed', { reason: failed.error ?? '–' })}</p>
      )}
      {done[0] ? (
        <SpeedResult job={done[0]} lines={site.lines} />
      ) : (
        !running && <p className="text-sm text-ink-soft">{t(ready ? 'speed.empty' : 'speed.no-box')}</p>
      )}
      {writer && site.device?.online === false && (
        <p className="mt-2 text-[13px] text-ink-faint">{t('box.offline')}</p>
      )}
      {done.length > 1 && <History jobs={done.slice(1, 1 + HISTORY)} />}
    </>
  );
  if (bare) {
    return (
      <div className="flex flex-col items-start gap-4">
        <div className="w-full">{content}</div>
        {button}
      </div>
    );
  }
  return (
    <Card aria-labelledby="speed-title">
      <CardTitle id="speed-title" aside={button}>
        {t('speed.title')}
      </CardTitle>
      {content}
    </Card>
  );
}

function Progress({ value }: { value: number }) {
  const t = useTranslations();
  return (
    <progress
      aria-label={t('speed.running')}
      value={Math.max(0.03, value)}
      className="mb-4 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
    />
  );
}

function History({ jobs }: { jobs: Job[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  return (
    <div className="mt-4 border-t border-edge pt-3">
      <h3 className="mb-1 text-[13px] font-medium text-ink-soft">{t('speed.history')}</h3>
      <ul className="text-[13px] text-ink-faint tabular-nums">
        {jobs.map((job) => (
          <li key={job.id} className="flex justify-between gap-4 py-0.5">
            <time dateTime={job.createdAt}>{format.dateTime(new Date(job.createdAt), DAY_AND_TIME)}</time>
            <span>
              {t('speed.pair', {
                down: mbitFigure(compare(job.speed, 'down').bonded ?? 0, locale),
                up: mbitFigure(compare(job.speed, 'up').bonded ?? 0, locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
