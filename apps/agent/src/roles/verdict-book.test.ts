import { describe, expect, it } from '@jest/globals';
import type { LineVerdict } from '../watcher/index.js';
import { VerdictBook } from './verdict-book.js';

const site = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const other = '1d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';
const verdict = (index: number, state: 'up' | 'down'): LineVerdict => ({
  siteId: site,
  lineId: `0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f1${index}`,
  index,
  state,
  cause: state === 'down' ? 'silent' : null,
  silentMs: 80,
  lastedMs: 1_000,
});

describe('the book of verdicts', () => {
  it('holds the lines that are down, each once and in order, by site', () => {
    const book = new VerdictBook();
    for (const index of [3, 1, 3]) book.note(verdict(index, 'down'));
    expect(book.of(site).down).toEqual([1, 3]);
    expect(book.of(other).down).toEqual([]);
    book.note(verdict(1, 'up'));
    expect(book.of(site).down).toEqual([3]);
  });

  it('keeps the order of preference beside them', () => {
    const book = new VerdictBook();
    book.note(verdict(1, 'down'));
    book.prefer({
      siteId: site,
      order: [
        { lineId: 'b', index: 2 },
        { lineId: 'a', index: 1 },
      ],
      roundTrips: { 1: 50, 2: 20 },
    });
    expect(book.of(site)).toEqual({ down: [1], preference: [2, 1], roundTrips: { 1: 50, 2: 20 } });
  });

  it('holds what is granted of a line until it is free again or gone', () => {
    const book = new VerdictBook();
    book.grant({ siteId: site, index: 1, kbit: 128 });
    book.grant({ siteId: site, index: 2, kbit: 64 });
    book.grant({ siteId: site, index: 1, kbit: null });
    expect(book.of(site).granted).toEqual({ 2: 64 });
    book.keepOnly([{ siteId: site, index: 1 }]);
    expect(book.of(site).granted).toEqual({});
  });

  it('forgets lines that were taken away, and what they carried: the next of that number is another', () => {
    const book = new VerdictBook();
    for (const index of [1, 2]) book.rate({ siteId: site, index, kbit: 1_000 * index });
    book.note(verdict(1, 'down'));
    book.note(verdict(2, 'down'));
    book.keepOnly([{ siteId: site, index: 2 }]);
    expect(book.of(site)).toMatchObject({ down: [2], rates: { 2: 2_000 } });
    expect(book.of(site).rates).not.toHaveProperty('1');
    book.keepOnly([]);
    expect(book.of(site).down).toEqual([]);
  });
});
