import { describe, expect, it } from '@jest/globals';
import type { Region, SiteRegion, SiteSummary } from '@tresse/contracts';
import { firstRegion, nearestTo, siteToAsk } from './known-nearest';

const AT = '2026-11-22T07:00:00.000Z';
const site = (name: string, createdAt: string, lastSeenAt: string | null = AT) =>
  ({ name, createdAt, lastSeenAt }) as SiteSummary;
const region = (code: string, ready = true): Region => ({ code, name: { en: code, fr: code }, ready });
const measured = (code: string, ms: number | null): SiteRegion => ({
  ...{ ...region(code), obstacle: null },
  roundTrip: ms === null ? null : { ms, at: AT },
});
const near = (code: string) => ({ site: 'Farm', code, ms: 9 });

describe('what is known of regions before a new site’s box has measured', () => {
  it('is asked of the newest site whose box was ever heard', () => {
    const sites = [site('old', '2026-01-01'), site('new', '2026-03-01', null), site('mid', '2026-02-01')];
    expect(siteToAsk(sites)?.name).toBe('mid');
    expect([siteToAsk([]), siteToAsk([site('new', AT, null)])]).toEqual([undefined, undefined]);
  });

  it('is the nearest of that site with its round trip, and nothing where none was measured', () => {
    const regions = [measured('far', 80), measured('near', 9)];
    const farm = site('Farm', AT);
    expect(nearestTo(farm, { regions, nearest: 'near', measuring: false })).toEqual(near('near'));
    const none = [measured('far', null)];
    expect(nearestTo(farm, { regions: none, nearest: null, measuring: true })).toBeNull();
    expect(nearestTo(farm, { regions: none, nearest: 'far', measuring: true })).toBeNull();
  });

  it('begins the form with that region while it is ready, else with the only one that is, else with none', () => {
    const two = [region('a'), region('b')];
    expect(firstRegion(two, near('b'))).toBe('b');
    expect(firstRegion(two, null)).toBe('');
    expect(firstRegion([region('a'), region('b', false)], near('b'))).toBe('a');
    expect(firstRegion([], near('b'))).toBe('');
  });

  it('begins the form with a region even while none is ready', () => {
    const none = [region('a', false), region('b', false)];
    expect([firstRegion(none, null), firstRegion(none, near('b')), firstRegion(none, near('c'))]).toEqual([
      'a',
      'b',
      'a',
    ]);
  });
});
