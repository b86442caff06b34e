'use client';

import type { FleetCounts, SiteState } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { FilterButton } from '@/design/filter-button';
import { SiteStateDot } from '@/features/sites/site-state-dot';

/** States, worst first. */
export const STATES = [
  'down',
  'offline',
  'degraded',
  'waiting',
  'up',
] as const satisfies readonly SiteState[];

/** How many sites are in each state; a press shows only those. */
export function StateFilter({
  counts,
  chosen,
  onChoose,
}: {
  counts: Partial<FleetCounts> | undefined;
  chosen: SiteState | undefined;
  onChoose: (state: SiteState | undefined) => void;
}) {
  const t = useTranslations();
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t('fleet.filter')}</legend>
      {STATES.map((state) => (
        <FilterButton
          key={state}
          count={counts?.[state] ?? 0}
          chosen={chosen === state}
          onPress={() => onChoose(chosen === state ? undefined : state)}
        >
          <SiteStateDot state={state} />
          {t(`state.${state}`)}
        </FilterButton>
      ))}
    </fieldset>
  );
}
