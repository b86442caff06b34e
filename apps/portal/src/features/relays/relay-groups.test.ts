import { describe, expect, it } from '@jest/globals';
import type { RelaySummary } from '@tresse/contracts';
import { asGroup, byRegion, groupCounts, matching } from './relay-groups';

const relay = (name: string, region: string, more: Partial<RelaySummary> = {}): RelaySummary => ({
  ...{ id: name, name, region, publicAddress: null, state: 'ready', stateSince: '2026-11-22T07:00:00Z' },
  ...{ goal: 'ready', problem: null, online: true, sites: 1, mostSites: 200, load: null, lineKbit: null },
  seenKbit: null,
  pricePerMonth: null,
  ...more,
});
const RELAYS = [
  relay('paris-1', 'paris'),
  relay('paris-2', 'paris', { state: 'draining' }),
  relay('lyon-1', 'lyon', { state: 'failed' }),
];

describe('the list of relays', () => {
  it('begins with the region that asks for somebody', () => {
    const shown = byRegion(RELAYS).map(([code, members]) => [code, members.map(({ name }) => name)]);
    expect(shown).toEqual([
      ['lyon', ['lyon-1']],
      ['paris', ['paris-1', 'paris-2']],
    ]);
  });

  it('is narrowed to a region and to a group, and counts each group', () => {
    const names = (region?: string, group?: 'leaving') =>
      matching(RELAYS, { region, group }).map(({ name }) => name);
    expect(names()).toHaveLength(3);
    expect(names('paris')).toEqual(['paris-1', 'paris-2']);
    expect(names('paris', 'leaving')).toEqual(['paris-2']);
    expect(groupCounts(RELAYS)).toEqual({ trouble: 1, coming: 0, serving: 1, leaving: 1 });
  });

  it('takes no group from an address that names none', () =>
    expect([asGroup('leaving'), asGroup('x'), asGroup(null)]).toEqual(['leaving', undefined, undefined]));
});
