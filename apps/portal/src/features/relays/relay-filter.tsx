'use client';

import type { RelaySummary, SuppliedRegion } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/design/field';
import { FilterButton } from '@/design/filter-button';
import { useLanguage } from '@/i18n/use-language';
import { RELAY_GROUPS } from '../relay-state/relay-look';
import { groupCounts, matching, type RelayFilterChoice } from './relay-groups';

interface RelayFilterProps {
  relays: RelaySummary[];
  regions: SuppliedRegion[];
  filter: RelayFilterChoice;
  onChoose: (change: Partial<RelayFilterChoice>) => void;
}

/** How many relays are how; a press shows only those, a choice only those of a region. */
export function RelayFilter({ relays, regions, filter, onChoose }: RelayFilterProps) {
  const t = useTranslations();
  const language = useLanguage();
  const counts = groupCounts(matching(relays, { ...filter, group: undefined }));
  const codes = [...new Set(relays.map(({ region }) => region))].sort();
  const nameOf = (code: string) => regions.find((region) => region.code === code)?.name[language] ?? code;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{t('relays.filter')}</legend>
        {RELAY_GROUPS.map((group) => (
          <FilterButton
            key={group}
            count={counts[group]}
            chosen={filter.group === group}
            onPress={() => onChoose({ group: filter.group === group ? undefined : group })}
          >
            {t(`relays.group.${group}`)}
          </FilterButton>
        ))}
      </fieldset>
      {(codes.length > 1 || filter.region) && (
        <SelectField
          quietLabel
          label={t('relays.region')}
          className="w-full sm:w-auto sm:max-w-64"
          value={filter.region ?? ''}
          onChange={(event) => onChoose({ region: event.target.value || undefined })}
        >
          <option value="">{t('relays.all-regions')}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
