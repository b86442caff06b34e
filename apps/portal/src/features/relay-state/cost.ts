import type { Money, RelaySummary } from '@tresse/contracts';

/** Places that an amount has at most. */
const PLACES = 4;

/** What relays cost a month, by currency, in the order of its code; what has no price is left out. */
export function costOf(relays: readonly Pick<RelaySummary, 'pricePerMonth' | 'state'>[]): Money[] {
  const sums = new Map<string, number>();
  for (const { pricePerMonth: price, state } of relays) {
    if (!price || state === 'gone') continue;
    // Whole parts of the smallest amount: sums of decimals would not be exact.
    sums.set(
      price.currency,
      (sums.get(price.currency) ?? 0) + Math.round(Number(price.amount) * 10 ** PLACES),
    );
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, sum]) => ({ amount: (sum / 10 ** PLACES).toFixed(PLACES), currency }));
}

/** An amount as people of `locale` write it: «4,90 €». */
export function moneyWords({ amount, currency }: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
}
