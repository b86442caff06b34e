'use client';

import type { ProviderSize } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { decimal } from '@/features/words/figures';
import { moneyWords } from '../relay-state/cost';

/** A size in words: what it has, what it costs a month, and whether there is one. */
export function useSizeWords(): (size: ProviderSize) => string {
  const t = useTranslations();
  const locale = useLocale();
  return ({ vcpus, memoryMib, bandwidthMbit, pricePerMonth, stock }) => {
    const gib = memoryMib / 1_024;
    const parts = [
      t('clouds.cpus', { count: vcpus }),
      t('clouds.memory', { gib: decimal(gib, locale, Number.isInteger(gib) ? 0 : 1) }),
      bandwidthMbit !== null && t('clouds.bandwidth', { mbit: decimal(bandwidthMbit, locale, 0) }),
      pricePerMonth ? t('clouds.price', { price: moneyWords(pricePerMonth, locale) }) : t('clouds.no-price'),
      stock !== 'available' && t(`clouds.stock.${stock}`),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}
