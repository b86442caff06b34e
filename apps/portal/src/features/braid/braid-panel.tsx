'use client';

import type { Job, Site } from '@tresse/contracts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Card, CardTitle } from '@/design/card';
import { Figure } from '@/design/figure';
import { Segmented } from '@/design/segmented';
import { Skeleton } from '@/design/skeleton';
import { StrandSwatch } from '@/design/strand-swatch';
import { LiveAge } from '@/features/live/live-age';
import { decimal, mbitFigure } from '@/features/words/figures';
import { BraidTable } from './braid-table';
import { ceilingOf } from './ceiling';
import { type Direction, stackSamples } from './stack';
import { RANGES, type Range, useSamples } from './use-samples';

const HEIGHT = 280;
const DIRECTION_ICONS = { down: ArrowDown, up: ArrowUp } as const;
const BraidChart = dynamic(() => import('./braid-chart'), {
  ssr: false,
  loading: () => <Skeleton className="h-[280px]" />,
});

/** The heart of a site's page: what flows over which line, now or over a longer time. */
export function BraidPanel({ site, jobs }: { site: Site; jobs: Job[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  const [direction, setDirection] = useState<Direction>('down');
  const [range, setRange] = useState<Range>('live');
  const [point, setPoint] = useState<number | null>(null);
  const { pending, samples, window, silence } = useSamples(site.id, range);
  const stack = stackSamples(samples, site.lines, direction, silence);
  const ceiling = ceilingOf(site.lines, jobs, direction);
  const shown = point !== null && point < stack.times.length ? point : stack.times.length - 1;
  const sum = stack.sum[shown] ?? null;
  const newest = samples.at(-1);

  return (
    <Card aria-labelledby="braid-title">
      <CardTitle
        id="braid-title"
        aside={
          <div className="flex flex-wrap items-center gap-2">
            <Segmented
              label={t('braid.direction')}
              value={direction}
              onChange={setDirection}
              options={(['down', 'up'] as const).map((value) => ({
                value,
                label: t(`braid.${value}`),
                Icon: DIRECTION_ICONS[value],
              }))}
            />
            <Segmented
              label={t('braid.range')}
              value={range}
              onChange={setRange}
              options={RANGES.map((value) => ({ value, label: t(`braid.ranges.${value}`) }))}
            />
          </div>
        }
      >
        {t(`braid.title.${direction}`)}
      </CardTitle>
      <div className="mb-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <p className="text-[28px] leading-none font-semibold tracking-tight">
          <Figure value={sum === null ? null : mbitFigure(sum, locale)} unit={t('unit.mbit')} />
        </p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
          {stack.bands.map((band) => {
            const upper = band.upper[shown] ?? null;
            const rate = upper === null ? null : mbitFigure(upper - (band.lower[shown] ?? 0), locale);
            return (
              <li key={band.lineId} className="flex items-center gap-1.5">
                <StrandSwatch index={band.index} hollow={rate === null} />
                <span className="min-w-0 text-ink-soft wrap-anywhere">
                  {site.lines.find(({ id }) => id === band.lineId)?.name}
                </span>
                <Figure value={rate} unit={t('unit.mbit')} className="font-medium" />
              </li>
            );
          })}
        </ul>
      </div>
      {pending ? (
        <Skeleton className="h-[280px]" />
      ) : samples.length === 0 ? (
        <div className="flex h-[280px] items-center justify-center rounded-lg bg-sunken px-6 text-center text-sm text-ink-soft">
          {t(range === 'live' && site.state !== 'offline' ? 'braid.empty' : 'braid.none')}
        </div>
      ) : (
        <BraidChart
          stack={stack}
          ceiling={ceiling?.mbit ?? null}
          range={window}
          height={HEIGHT}
          onPoint={setPoint}
          formatRate={(mbit) => decimal(mbit, locale, Number.isInteger(mbit) ? 0 : 1)}
          formatTime={(seconds) =>
            format.dateTime(
              new Date(seconds * 1_000),
              range === 'week'
                ? { weekday: 'short', day: 'numeric' }
                : {
                    hour: '2-digit',
                    minute: '2-digit',
                    hourCycle: 'h23',
                    ...(range === 'live' && { second: '2-digit' }),
                  },
            )
          }
        />
      )}
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        {range === 'live' && !pending && <LiveAge sampleAt={newest ? Date.parse(newest.at) : null} />}
        {ceiling && samples.length > 0 && (
          <span className="text-[13px] text-ink-faint">
            {t(`braid.ceiling.${ceiling.from}`, { rate: mbitFigure(ceiling.mbit, locale) })}
          </span>
        )}
      </div>
      <BraidTable samples={samples} lines={site.lines} direction={direction} />
    </Card>
  );
}
