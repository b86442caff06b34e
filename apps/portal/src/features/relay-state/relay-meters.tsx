'use client';

import type { RelaySummary } from '@tresse/contracts';
import { useFormatter, useLocale, useNow, useTranslations } from 'next-intl';
import { Meter } from '@/design/meter';
import { durationWords } from '@/features/words/duration';
import { decimal } from '@/features/words/figures';
import { lineLoad, pressureOf, staleFor } from './load';

/** How many sites a relay has of those that it may have. */
export function SitesMeter({ relay: { sites, mostSites } }: { relay: RelaySummary }) {
  const t = useTranslations();
  const format = useFormatter();
  const percent = mostSites > 0 ? (100 * sites) / mostSites : 0;
  return (
    <Meter percent={percent} look={pressureOf(percent)}>
      {t('relay.sites-of', { sites: format.number(sites), most: format.number(mostSites) })}
    </Meter>
  );
}

/** What a relay's processor and its line carry, and how long ago that was when it is not now. */
export function LoadMeters({ relay }: { relay: RelaySummary }) {
  const t = useTranslations();
  const locale = useLocale();
  const now = useNow({ updateInterval: 30_000 });
  const line = lineLoad(relay);
  if (relay.load === null || line === null) {
    return <p className="text-[13px] text-ink-faint">{t('relay.no-load')}</p>;
  }
  const stale = staleFor(relay, now.getTime());
  const { cpuPercent } = relay.load;
  const rate = rateWords(line.kbit, locale);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Meter percent={cpuPercent} look={pressureOf(cpuPercent)}>
        {t('relay.cpu', { percent: decimal(cpuPercent, locale, 0) })}
      </Meter>
      <Meter percent={line.percent} look={pressureOf(line.percent ?? 0)}>
        {line.ofKbit === null
          ? t('relay.rate', { rate })
          : t('relay.rate-of', { rate, of: rateWords(line.ofKbit, locale) })}
      </Meter>
      {stale !== null && (
        <p className="text-[13px] text-warn">{t('relay.load-age', { age: durationWords(stale, locale) })}</p>
      )}
    </div>
  );
}

/** A rate in Mbit/s; tenths where there is less than ten. */
function rateWords(kbit: number, locale: string): string {
  const mbit = kbit / 1_000;
  return decimal(mbit, locale, mbit >= 0.05 && mbit < 9.95 ? 1 : 0);
}
