'use client';

import type { Region, Site, SiteRegion } from '@tresse/contracts';
import { useLocale, useNow, useTranslations } from 'next-intl';
import { ChoiceCards } from '@/design/choice-cards';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { durationWords } from '@/features/words/duration';
import { millisecondsFigure } from '@/features/words/figures';
import { useLanguage } from '@/i18n/use-language';
import { nearestFirst } from './order-regions';
import { useSiteRegions } from './use-site-regions';

interface RegionChoiceProps {
  site: Site;
  /** All regions: what stands there until the measurements have come. */
  regions: Region[];
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
}

/** Where a site's relay is to be: each region with its measured round trip, the nearest marked, and whether it has room. */
export function RegionChoice({ site, regions, value, error, onChange }: RegionChoiceProps) {
  const t = useTranslations();
  const language = useLanguage();
  const problemText = useProblemText();
  const measured = useSiteRegions(site.id);
  const wordsOf = useRoundTripWords(site.device !== null, measured.data?.measuring ?? measured.isPending);
  const shown = nearestFirst(measured.data?.regions ?? regions.map(unmeasured));
  return (
    <>
      <ChoiceCards
        legend={t('form.region')}
        value={value}
        error={error}
        className="sm:grid-cols-2"
        options={shown.map((region) => ({
          value: region.code,
          title: region.name[language],
          text: wordsOf(region),
          tag: measured.data?.nearest === region.code && (
            <span className="rounded-full bg-good-soft px-2 py-0.5 text-xs font-medium text-good">
              {t('form.region-nearest')}
            </span>
          ),
          obstacle: region.obstacle
            ? t(`form.region-obstacle.${region.obstacle}`)
            : region.ready
              ? undefined
              : t('form.region-obstacle.no-relay'),
        }))}
        onChange={onChange}
      />
      {measured.error && (
        <div className="mt-3">
          <Notice look="warn">{t('form.region-unknown', { reason: problemText(measured.error) })}</Notice>
        </div>
      )}
      {value !== site.region && (
        <p className="mt-3 text-[13px] text-warn" role="status">
          {t('form.region-change')}
        </p>
      )}
    </>
  );
}

/** Words for the way to a region: how long it takes and when that was measured, or why it is not known. */
function useRoundTripWords(hasBox: boolean, measuring: boolean): (region: SiteRegion) => string {
  const t = useTranslations();
  const locale = useLocale();
  const now = useNow({ updateInterval: 10_000 });
  return ({ roundTrip, ready }) => {
    if (roundTrip !== null) {
      return t('form.region-measured', {
        ms: millisecondsFigure(roundTrip.ms, locale) ?? '–',
        age: durationWords(now.getTime() - Date.parse(roundTrip.at), locale),
      });
    }
    if (!hasBox) return t('form.region-no-box');
    // Without a relay that is ready there is nothing to measure.
    return t(measuring && ready ? 'form.region-measuring' : 'form.region-unmeasured');
  };
}

function unmeasured(region: Region): SiteRegion {
  return { ...region, obstacle: null, roundTrip: null };
}
