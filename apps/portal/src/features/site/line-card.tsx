'use client';

import type { LineSample, Site, SiteLineView } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useLocale, useNow, useTranslations } from 'next-intl';
import { Card } from '@/design/card';
import { Figure } from '@/design/figure';
import { StrandSwatch } from '@/design/strand-swatch';
import { downCause } from '@/features/words/down-cause';
import { durationWords } from '@/features/words/duration';
import { decimal, millisecondsFigure, percentFigure, rateFigure } from '@/features/words/figures';
import { DemoSwitch } from './demo-switch';
import { ModemLine } from './modem-line';
import { UsageBar } from './usage-bar';

interface LineCardProps {
  site: Site;
  line: SiteLineView;
  sample: LineSample | undefined;
  writer: boolean;
}

/** One line: its state in words, what it carries, how well, and what was promised. */
export function LineCard({ site, line, sample, writer }: LineCardProps) {
  const t = useTranslations();
  const locale = useLocale();
  const now = useNow({ updateInterval: 5_000 });
  const stale = site.state === 'offline' && line.state === 'up';
  const measured = line.state === 'down' ? undefined : sample;
  const since = line.since ? durationWords(now.getTime() - Date.parse(line.since), locale) : null;
  const figures = [
    { label: t('line.down'), value: rateFigure(measured?.downKbit ?? null, locale), unit: t('unit.mbit') },
    { label: t('line.up'), value: rateFigure(measured?.upKbit ?? null, locale), unit: t('unit.mbit') },
    { label: t('line.rtt'), value: millisecondsFigure(measured?.rttMs ?? null, locale), unit: t('unit.ms') },
    {
      label: t('line.jitter'),
      value: millisecondsFigure(measured?.jitterMs ?? null, locale),
      unit: t('unit.ms'),
    },
    { label: t('line.loss'), value: percentFigure(measured?.lossPercent ?? null, locale), unit: '%' },
  ];
  const promised = (kbit: number) => decimal(kbit / 1_000, locale, kbit % 1_000 === 0 ? 0 : 1);
  return (
    <Card
      aria-labelledby={`line-${line.id}`}
      className={clsx('flex flex-col', line.state === 'down' && 'border-bad/50! bg-bad-soft/40!')}
    >
      <div className="flex items-start gap-3">
        <span className="mt-1">
          <StrandSwatch index={line.index} hollow={stale || line.state !== 'up'} />
        </span>
        <div className="min-w-0 flex-1">
          <h2
            id={`line-${line.id}`}
            className="flex flex-wrap items-baseline gap-x-2 font-semibold tracking-tight wrap-anywhere"
          >
            {line.name}
            <span className="text-[13px] font-normal text-ink-faint">
              {t(`kind.${line.kind}`)} · <span className="font-mono">{line.interface}</span>
            </span>
          </h2>
          <p className={clsx('text-sm', line.state === 'down' ? 'font-medium text-bad' : 'text-ink-soft')}>
            {line.state === 'down' && line.cause
              ? t('line.down-because', { cause: t(downCause(line)) })
              : t(stale ? 'line.state.stale' : `line.state.${line.state}`)}
            {line.state === 'up' && line.carrier === 'tcp' && ` · ${t('line.over-tcp')}`}
            {since && !stale && line.state !== 'unknown' && ` · ${t('line.since', { duration: since })}`}
            {line.ipv6 && ` · ${t('line.ipv6')}`}
            {line.role !== 'always' && ` · ${t(`line.role.${line.role}`)}`}
          </p>
          {line.modem && <ModemLine modem={line.modem} down={line.state === 'down'} />}
        </div>
      </div>
      <dl className="mt-4 grid grid-cols-6 gap-x-3 gap-y-3">
        {figures.map(({ label, value, unit }, place) => (
          <div key={label} className={clsx('min-w-0', place < 2 ? 'col-span-3' : 'col-span-2')}>
            <dt className="text-xs text-ink-faint">{label}</dt>
            <dd
              className={clsx('font-semibold tracking-tight', place < 2 ? 'text-2xl leading-8' : 'text-base')}
            >
              <Figure value={value} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
      {line.allowance && line.usage && <UsageBar allowance={line.allowance} usage={line.usage} />}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-3">
        <p className={clsx('text-[13px]', line.state === 'down' ? 'text-ink-soft' : 'text-ink-faint')}>
          {line.contract
            ? t('line.contract', {
                down: promised(line.contract.downKbit),
                up: promised(line.contract.upKbit),
              })
            : t('line.no-contract')}
        </p>
        {writer && site.demo === 'here' && <DemoSwitch siteId={site.id} line={line} />}
      </div>
    </Card>
  );
}
