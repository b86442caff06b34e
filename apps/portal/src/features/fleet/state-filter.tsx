'use client';

import type { FleetCounts, SiteState } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { useEarly } from '@/design/early';
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
        <StateButton
          key={state}
          state={state}
          count={counts?.[state]}
          chosen={chosen === state}
          onPress={() => onChoose(chosen === state ? undefined : state)}
        />
      ))}
    </fieldset>
  );
}

function StateButton({
  state,
  count,
  chosen,
  onPress,
}: {
  state: SiteState;
  count: number | undefined;
  chosen: boolean;
  onPress: () => void;
}) {
  const t = useTranslations();
  const early = useEarly<HTMLButtonElement>();
  return (
    <button
      {...early}
      type="button"
      aria-pressed={chosen}
      onClick={onPress}
      className="inline-flex h-8 items-center gap-2 rounded-full border border-edge bg-surface px-3 text-[13px] text-ink-soft hover:bg-sunken aria-pressed:border-ink aria-pressed:bg-sunken aria-pressed:text-ink"
    >
      <SiteStateDot state={state} />
      {t(`state.${state}`)}
      <span className="font-medium tabular-nums">{count ?? 0}</span>
    </button>
  );
}
