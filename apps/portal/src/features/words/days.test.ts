import { describe, expect, it } from '@jest/globals';
import { byDay } from './days';

const now = Date.parse('2026-11-21T12:00:00Z');
const at = (instant: string) => ({ at: instant });
const titles = (instants: string[], locale: string, timeZone = 'Europe/Paris') =>
  byDay(instants.map(at), now, { locale, timeZone }).map(({ title, items }) => [title, items.length]);

describe('byDay', () => {
  it('speaks of today and yesterday, then names the day', () => {
    const instants = [
      '2026-11-21T11:00:00Z',
      '2026-11-21T08:00:00Z',
      '2026-11-20T12:00:00Z',
      '2026-11-18T12:00:00Z',
    ];
    expect(titles(instants, 'en-GB')).toEqual([
      ['today', 2],
      ['yesterday', 1],
      ['Wednesday 18 November', 1],
    ]);
    expect(titles(instants, 'fr-FR').map(([title]) => title)).toEqual([
      'aujourd’hui',
      'hier',
      'mercredi 18 novembre',
    ]);
  });
  it('ends a day at the reader’s midnight', () => {
    expect(titles(['2026-11-20T23:30:00Z'], 'en-GB')).toEqual([['today', 1]]);
    expect(titles(['2026-11-20T23:30:00Z'], 'en-GB', 'UTC')).toEqual([['yesterday', 1]]);
  });
  it('reads a day far back by its date', () => {
    expect(titles(['2026-10-01T12:00:00Z'], 'en-US')).toEqual([['Thursday, October 1', 1]]);
  });
});
