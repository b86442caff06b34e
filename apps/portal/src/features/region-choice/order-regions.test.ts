import { expect, it } from '@jest/globals';
import { nearestFirst } from './order-regions';

const region = (code: string, ms: number | null) => ({
  ...{ code, name: { en: code, fr: code }, ready: true, obstacle: null },
  roundTrip: ms === null ? null : { ms, at: '2026-11-22T07:00:00Z' },
});

it('regions are in the order of their round trips, those not measured last and as they came', () => {
  const regions = [region('b', null), region('far', 80), region('a', null), region('near', 9.5)];
  expect(nearestFirst(regions).map(({ code }) => code)).toEqual(['near', 'far', 'b', 'a']);
});
