'use client';

import type { RelaySummary } from '@tresse/contracts';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { costOf, moneyWords } from '../relay-state/cost';

/** Relays together: how many, how full, what they cost a month. */
export function RelaySum({ relays, brief = false }: { relays: RelaySummary[]; brief?: boolean }) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  const sum = (field: 'sites' | 'mostSites') =>
    format.number(relays.reduce((total, relay) => total + relay[field], 0));
  const costs = costOf(relays).map((money) => moneyWords(money, locale));
  const unpriced = relays.filter(({ pricePerMonth, state }) => !pricePerMonth && state !== 'gone').length;
  return (
    <p className={brief ? 'text-[13px] text-ink-faint' : 'mb-5 text-sm text-ink-soft'}>
      {t('relays.sum', { count: relays.length, sites: sum('sites'), most: sum('mostSites') })}{' '}
      {costs.length > 0 && (
        <span className="font-medium whitespace-nowrap text-ink tabular-nums">
          {t('relays.cost', { costs: costs.join(' + ') })}
        </span>
      )}{' '}
      {!brief && costs.length > 0 && unpriced > 0 && t('relays.unpriced', { count: unpriced })}
    </p>
  );
}
