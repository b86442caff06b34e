import type { Id, RegionObstacle } from '@tresse/contracts';
import { byFreedom, obstacleOf, type PlaceableRelay, regionObstacle, stepOf } from './room.js';

/** Where a site is to go: to a region that a person chose, or to the one that is nearest. */
export type Wanted = { region: string } | 'nearest';

/** What is known of an installation when a site is placed. */
export interface Surroundings {
  /** Codes of its regions, the oldest first. */
  regions: readonly string[];
  relays: readonly PlaceableRelay[];
  /** What the site measured, in ms by region; empty before its box has. */
  roundTrips: ReadonlyMap<string, number>;
}

/** A relay for a site and why it was chosen, or what keeps every relay from it. */
export type Choice =
  | {
      kind: 'place';
      relayId: Id;
      region: string;
      /** A person chose the region; it is the nearest with room; nothing was measured, so it is the first with room. */
      reason: 'wanted' | 'nearest' | 'first';
      /** All that could take it are busy: the region needs another relay. */
      crowded: boolean;
    }
  | {
      kind: 'no-room';
      /** Where room is missing; null in an installation without regions. */
      region: string | null;
      obstacle: RegionObstacle;
      /** The nearest of the other regions that has room; the first where nothing was measured. */
      instead: string | null;
    };

/** Round trips that differ by no more are alike, in ms: the freer relay counts for more. */
const ALIKE_MS = 5;

/** The relay for a site; those of `except` are left out, as the one that it leaves. */
export function choosePlace(
  { regions, relays, roundTrips }: Surroundings,
  wanted: Wanted,
  except: readonly Id[] = [],
): Choice {
  const others = relays.filter(({ id }) => !except.includes(id));
  const nearest = nearestOpen(regions, others, roundTrips);
  const region = wanted === 'nearest' ? nearest : wanted.region;
  const { relays: open, crowded } = openRelays(others.filter((one) => one.region === region));
  const relay = freest(open);
  if (relay && region !== null) {
    const byDistance = roundTrips.has(region) ? 'nearest' : 'first';
    return {
      kind: 'place',
      relayId: relay.id,
      region,
      reason: wanted === 'nearest' ? byDistance : 'wanted',
      crowded,
    };
  }
  const missing = region ?? nearestRegion(regions, others, roundTrips) ?? regions[0] ?? null;
  const there = others.filter((one) => one.region === missing);
  return {
    kind: 'no-room',
    region: missing,
    obstacle: regionObstacle(there) ?? 'no-relay',
    instead: nearest,
  };
}

/** Relays that take a site: those with room, or the busy ones where all are that could. */
function openRelays(relays: readonly PlaceableRelay[]): { relays: PlaceableRelay[]; crowded: boolean } {
  const free = relays.filter((relay) => obstacleOf(relay) === null);
  if (free.length > 0) return { relays: free, crowded: false };
  const busy = relays.filter((relay) => obstacleOf(relay) === 'busy');
  return { relays: busy, crowded: busy.length > 0 };
}

/** {@link nearestRegion} of those whose relays take a site. */
export function nearestOpen(
  regions: readonly string[],
  relays: readonly PlaceableRelay[],
  roundTrips: ReadonlyMap<string, number>,
): string | null {
  return nearestRegion(regions, openRelays(relays).relays, roundTrips);
}

/**
 * The region of these relays with the shortest round trip; of those alike the one with the freest relay. Without any
 * round trip the first of the installation.
 */
export function nearestRegion(
  regions: readonly string[],
  relays: readonly PlaceableRelay[],
  roundTrips: ReadonlyMap<string, number>,
): string | null {
  const present = regions.filter((code) => relays.some(({ region }) => region === code));
  const measured = present.flatMap((code) => {
    const ms = roundTrips.get(code);
    return ms === undefined ? [] : [{ code, ms }];
  });
  const shortest = Math.min(...measured.map(({ ms }) => ms));
  const near = measured
    .filter(({ ms }) => ms - shortest <= ALIKE_MS)
    .sort((a, b) => a.ms - b.ms)
    .map(({ code }) => code);
  const best = freest(relays.filter(({ region }) => near.includes(region)));
  if (!best) return present[0] ?? null;
  // Of regions whose freest relays are alike, the nearest.
  return (
    near.find((code) => {
      const own = freest(relays.filter(({ region }) => region === code));
      return own !== undefined && stepOf(own) === stepOf(best);
    }) ?? best.region
  );
}

/** The relay that carries least: then that with fewest sites, then the first of the list. */
function freest(relays: readonly PlaceableRelay[]): PlaceableRelay | undefined {
  return [...relays].sort(byFreedom)[0];
}
