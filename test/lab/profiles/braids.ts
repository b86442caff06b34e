/** The ways of joining lines among which the tests switch. A further profile is a further row. */
import type { Braid, LineRole } from '@tresse/contracts';
import { DESIRED_RELAY, desiredRelaySite, desiredSite } from '../data-plane/desired.js';
import type { Role } from '../data-plane/station.js';

export const BRAIDS: readonly Braid[] = [
  { profile: 'mptcp', carrier: 'tunnel' },
  { profile: 'mptcp', carrier: 'direct' },
  { profile: 'spray' },
  { profile: 'failover' },
];

/** What a person calls it: `mptcp/direct`, `spray`. */
export function nameOf(braid: Braid): string {
  return braid.profile === 'mptcp' ? `mptcp/${braid.carrier}` : braid.profile;
}

/** A walk that goes from each to each other at least once. */
export function everySwitch<T>(all: readonly T[]): readonly T[] {
  return all.flatMap((from, at) => [from, ...all.slice(at + 1).flatMap((to) => [to, from])]);
}

/** Both ends of the site with this braid, its lines in these roles. */
export function bothEnds(
  keys: { site: string; relay: string },
  braid: Braid,
  roles: readonly LineRole[] = ['always', 'always'],
): { site: Role; relay: Role } {
  const given = <L extends { role: LineRole }>(lines: readonly L[]) =>
    lines.map((line, at) => ({ ...line, role: roles[at] ?? line.role }));
  const [site, relaySite] = [desiredSite(keys.relay), desiredRelaySite(keys.site)];
  return {
    site: { role: 'site', desired: { ...site, braid, lines: given(site.lines) } },
    relay: {
      role: 'relay',
      desired: DESIRED_RELAY,
      sites: [{ ...relaySite, braid, lines: given(relaySite.lines) }],
    },
  };
}
