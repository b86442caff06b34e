'use client';

import type { SiteLineView } from '@tresse/contracts';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Sample } from '@/features/live/sample-window';
import { mbitFigure } from '@/features/words/figures';
import { type Direction, stackSamples } from './stack';

const ROWS = 15;

/** The braid as a table: the same values, newest first, for those who read rather than look. */
export function BraidTable({
  samples,
  lines,
  direction,
}: {
  samples: Sample[];
  lines: SiteLineView[];
  direction: Direction;
}) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  // It may have been opened before this ran.
  useEffect(() => setOpen(details.current?.open ?? false), []);
  return (
    <details
      ref={details}
      className="mt-3 text-[13px]"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="w-fit rounded py-1 text-ink-soft hover:text-ink">{t('braid.table')}</summary>
      {open && <Rows samples={samples} lines={lines} direction={direction} />}
    </details>
  );
}

function Rows({
  samples,
  lines,
  direction,
}: {
  samples: Sample[];
  lines: SiteLineView[];
  direction: Direction;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  const every = Math.max(1, Math.floor(samples.length / ROWS));
  const thinned = samples.filter((_, position) => (samples.length - 1 - position) % every === 0).slice(-ROWS);
  const stack = stackSamples(thinned, lines, direction);
  const nameOf = (lineId: string) => lines.find(({ id }) => id === lineId)?.name;
  return (
    <section
      className="mt-2 overflow-x-auto"
      aria-label={t('braid.table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="w-full text-left tabular-nums">
        <caption className="sr-only">{t('braid.caption', { direction })}</caption>
        <thead className="text-ink-faint">
          <tr className="border-b border-edge">
            <th className="py-1.5 pr-4 font-medium">{t('braid.time')}</th>
            {stack.bands.map((band) => (
              <th key={band.lineId} className="py-1.5 pr-4 text-right font-medium">
                {nameOf(band.lineId)}
              </th>
            ))}
            <th className="py-1.5 text-right font-medium">{t('braid.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {stack.times
            .map((time, at) => (
              <tr key={time} className="border-b border-edge/60">
                <td className="py-1.5 pr-4">
                  {format.dateTime(new Date(time * 1_000), {
                    dateStyle: 'short',
                    timeStyle: 'medium',
                    hourCycle: 'h23',
                  })}
                </td>
                {stack.bands.map((band) => {
                  const upper = band.upper[at] ?? null;
                  return (
                    <td key={band.lineId} className="py-1.5 pr-4 text-right">
                      {upper === null
                        ? t('line.state.down')
                        : mbitFigure(upper - (band.lower[at] ?? 0), locale)}
                    </td>
                  );
                })}
                <td className="py-1.5 text-right font-medium">{mbitFigure(stack.sum[at] ?? 0, locale)}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </section>
  );
}
