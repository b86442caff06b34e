'use client';

import type { Job, SiteLineView } from '@tresse/contracts';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Figure } from '@/design/figure';
import { strandOf } from '@/design/strand';
import { StrandSwatch } from '@/design/strand-swatch';
import { mbitFigure } from '@/features/words/figures';
import { DAY_AND_TIME } from '@/features/words/instant';
import { compare } from './compare';

/** From here on the braid lost nothing that two measurements could tell apart. */
const WHOLE = 0.995;

/** One finished test: the lines laid end to end, the braid under them. */
export function SpeedResult({ job, lines }: { job: Job; lines: SiteLineView[] }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <div className="flex flex-col gap-5">
      {(['down', 'up'] as const).map((direction) => (
        <DirectionResult key={direction} job={job} lines={lines} direction={direction} />
      ))}
      <p className="text-[13px] text-ink-faint">
        {t('speed.at', {
          at: format.dateTime(new Date(job.finishedAt ?? job.createdAt), DAY_AND_TIME),
        })}
      </p>
    </div>
  );
}

function DirectionResult({
  job,
  lines,
  direction,
}: {
  job: Job;
  lines: SiteLineView[];
  direction: 'down' | 'up';
}) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  const { lines: measures, sum, bonded, ratio } = compare(job.speed, direction);
  if (measures.length === 0 && bonded === null) return null;
  const widest = Math.max(sum, bonded ?? 0, 0.001);
  const lineOf = (lineId: string) => lines.find(({ id }) => id === lineId);
  return (
    <section aria-label={t(`braid.${direction}`)}>
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-[13px] text-ink-soft">{t(`braid.${direction}`)}</span>
        <span className="text-xl font-semibold tracking-tight">
          <Figure value={bonded === null ? null : mbitFigure(bonded, locale)} unit={t('unit.mbit')} />
        </span>
      </p>
      <div aria-hidden className="mt-1.5 flex flex-col gap-1">
        <div className="flex h-2.5 gap-px overflow-hidden rounded-full bg-sunken">
          {measures.map(({ lineId, mbit }) => (
            <span
              key={lineId}
              style={{
                width: `${(mbit / widest) * 100}%`,
                background: strandOf(lineOf(lineId)?.index ?? 1).colour,
              }}
            />
          ))}
        </div>
        <div className="h-2.5 overflow-hidden rounded-full bg-sunken">
          <span
            className="block h-full rounded-full bg-ink"
            style={{ width: `${((bonded ?? 0) / widest) * 100}%` }}
          />
        </div>
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        {measures.map(({ lineId, mbit }) => (
          <li key={lineId} className="flex items-center gap-1.5">
            <StrandSwatch index={lineOf(lineId)?.index ?? 1} />
            <span className="min-w-0 text-ink-soft wrap-anywhere">
              {lineOf(lineId)?.name ?? t('speed.former-line')}
            </span>
            <Figure value={mbitFigure(mbit, locale)} unit={t('unit.mbit')} />
          </li>
        ))}
      </ul>
      {ratio !== null && (
        <p className="mt-1 text-[13px] text-ink-faint">
          {t('speed.ratio', {
            whole: String(ratio >= WHOLE),
            percent: format.number(ratio, { style: 'percent' }),
            sum: mbitFigure(sum, locale),
          })}
        </p>
      )}
    </section>
  );
}
