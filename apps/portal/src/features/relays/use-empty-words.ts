import type { RegionSupply } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/features/words/figures';

/** What holds for a new relay where its capacity is left empty; `supply` is its region's, null for a server of one's own. */
export function useEmptyWords(supply: RegionSupply | null): { emptyLine: string; emptySites: string } {
  const t = useTranslations();
  const locale = useLocale();
  if (supply === null) {
    return { emptyLine: t('relay.capacity.unknown'), emptySites: t('relay.capacity.usual') };
  }
  const { lineKbit, mostSites } = supply;
  return {
    emptyLine:
      lineKbit === null
        ? t('relay.capacity.by-provider')
        : t('relay.capacity.by-region-line', { rate: decimal(lineKbit / 1_000, locale, 0) }),
    emptySites: t('relay.capacity.by-region-sites', { count: mostSites }),
  };
}
