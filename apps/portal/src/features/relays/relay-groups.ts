/** Which relays a list shows, and in which order; pure. */
import type { RelaySummary } from '@tresse/contracts';
import { byHarm, RELAY_GROUPS, type RelayGroup, relayGroup } from '../relay-state/relay-look';

/** What a list is narrowed to; undefined where it is not. */
export interface RelayFilterChoice {
  region: string | undefined;
  group: RelayGroup | undefined;
}

/** The relays that a filter lets through. */
export function matching(
  relays: readonly RelaySummary[],
  { region, group }: RelayFilterChoice,
): RelaySummary[] {
  return relays.filter(
    (relay) =>
      (region === undefined || relay.region === region) &&
      (group === undefined || relayGroup(relay) === group),
  );
}

/** How many relays are in each group. */
export function groupCounts(relays: readonly RelaySummary[]): Record<RelayGroup, number> {
  const counts = { trouble: 0, coming: 0, serving: 0, leaving: 0 };
  for (const relay of relays) counts[relayGroup(relay)] += 1;
  return counts;
}

/** The relays by their region's code; first the region of the relay that asks for somebody most. */
export function byRegion(relays: readonly RelaySummary[]): [string, RelaySummary[]][] {
  const regions = new Map<string, RelaySummary[]>();
  for (const relay of byHarm(relays)) {
    const members = regions.get(relay.region) ?? [];
    members.push(relay);
    regions.set(relay.region, members);
  }
  return [...regions];
}

/** The group of this name; undefined for another text. */
export function asGroup(text: string | null): RelayGroup | undefined {
  return RELAY_GROUPS.find((group) => group === text);
}
