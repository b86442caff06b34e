import { describe, expect, it } from '@jest/globals';
import type { RelayState } from '@tresse/contracts';
import { costOf, moneyWords } from './cost';

const relay = (amount: string | null, currency = 'EUR', state: RelayState = 'ready') => ({
  pricePerMonth: amount === null ? null : { amount, currency },
  state,
});

describe('what relays cost', () => {
  it('is summed exactly and by currency, without those that are given back', () => {
    const relays = [
      relay('0.1'),
      relay('0.2'),
      relay('5.9900', 'USD'),
      relay(null),
      relay('9', 'EUR', 'gone'),
    ];
    expect(costOf(relays)).toEqual([
      { amount: '0.3000', currency: 'EUR' },
      { amount: '5.9900', currency: 'USD' },
    ]);
  });

  it('is written as in the reader’s language', () => {
    expect(moneyWords({ amount: '1234.5', currency: 'EUR' }, 'fr-FR').replaceAll(/\s/g, ' ')).toBe(
      '1 234,50 €',
    );
    expect(moneyWords({ amount: '4.9', currency: 'EUR' }, 'en-GB')).toBe('€4.90');
  });
});
