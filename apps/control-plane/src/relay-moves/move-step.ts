import type { Generation, Id } from '@tresse/contracts';
import { byFreedom, obstacleOf, type PlaceableRelay } from '../placement/room.js';

/** Why a site moves: a person chose another region, its relay is to stand empty or is dead, or it can't reach its relay. */
export type MoveCause = 'asked' | 'drained' | 'lost' | 'unreached';

/** How long connections of before may live on by the former relay, in ms. */
export const KEEP_MS = 600_000;
/** How long a site has for its first packet by another relay, in ms: ten seconds of silence are its verdict. */
export const REACH_MS = 20_000;
/** How long a relay that a site could not reach is not tried again by it, in ms. */
export const AVOID_MS = 600_000;

/** What matters of a relay: as placement sees it, `online` while its session with the control plane stands. */
export interface RelayFacts extends PlaceableRelay {
  lost: boolean;
}

/** A move of the last minutes, or one whose former relay still serves. Instants in ms since 1970. */
export interface MoveFacts {
  from: Id;
  to: Id;
  cause: MoveCause;
  generation: Generation;
  at: number;
  left: boolean;
  /** The site's public address went along: nothing can live on at the former relay. */
  follows: boolean;
}

/** What matters of a site. */
export interface SiteFacts {
  region: string;
  relay: Id;
  /** All its tunnels are silent, by its own word. */
  silent: boolean;
  applied: Generation | null;
  /** The newest generation that its box has undone; null for none. */
  undone: Generation | null;
  /** Newest first. */
  moves: readonly MoveFacts[];
}

/** What to do with a site now. */
export type MoveStep =
  | { do: 'stay' }
  /** There is reason to move, and no relay to move to. */
  | { do: 'stuck'; cause: MoveCause }
  /** To the first of these that has a place for it. */
  | { do: 'move'; cause: MoveCause; to: readonly Id[] }
  /** Its former relay is told to take it down. */
  | { do: 'leave' };

/**
 * Whether the relay takes sites of another, by placement's rule. A busy one takes those that have none: what it keeps free
 * is meant for them.
 */
export function takesSites(relay: RelayFacts, cause: MoveCause): boolean {
  const obstacle = obstacleOf(relay);
  const isOpen = obstacle === null || (obstacle === 'busy' && cause !== 'drained');
  return relay.state === 'ready' && !relay.lost && isOpen;
}

/** What to do with the site, from what is known now. */
export function moveStep(site: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): MoveStep {
  const cause = causeOf(site, relays, now);
  if (cause === null) return leaves(site, relays, now) ? { do: 'leave' } : { do: 'stay' };
  const to = destinations(site, relays, cause, now);
  if (to.length > 0) return { do: 'move', cause, to };
  const back = cause === 'unreached' ? wayBack(site, relays) : [];
  return back.length > 0 ? { do: 'move', cause, to: back } : { do: 'stuck', cause };
}

function causeOf(site: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): MoveCause | null {
  const here = relays.get(site.relay);
  if (here === undefined) return null;
  if (here.lost) return 'lost';
  if (isUnreached(site, now)) return 'unreached';
  return here.goal === 'ready' ? null : 'drained';
}

/** It was moved here, and nothing has come by its tunnels since; or its box has gone back by itself. */
function isUnreached({ moves: [last], relay, silent, applied, undone }: SiteFacts, now: number): boolean {
  if (last === undefined || last.to !== relay || now - last.at >= AVOID_MS) return false;
  const hadIt = applied !== null && applied >= last.generation;
  // What was undone once the move was in force is another change, of which the relay is not the cause.
  if (undone !== null && undone >= last.generation && !hadIt) return true;
  return silent && hadIt && now - last.at >= REACH_MS;
}

function destinations(
  site: SiteFacts,
  relays: ReadonlyMap<Id, RelayFacts>,
  moves: MoveCause,
  now: number,
): Id[] {
  const avoided = site.moves.filter(({ cause, at }) => cause === 'unreached' && now - at < AVOID_MS);
  return [...relays.values()]
    .filter((relay) => relay.region === site.region && relay.id !== site.relay && takesSites(relay, moves))
    .filter(({ id }) => !avoided.some(({ from }) => from === id))
    .sort((a, b) => Number(obstacleOf(a) !== null) - Number(obstacleOf(b) !== null) || byFreedom(a, b))
    .map(({ id }) => id);
}

/** The relay that the site came from serves it still, whatever is wanted of it. */
function wayBack({ relay, moves: [last] }: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>): Id[] {
  // It left that one for the same reason: two relays out of its reach would have it to and fro, a place used up each time.
  if (last?.cause === 'unreached') return [];
  const former = last && relays.get(last.from);
  const serves = former && former.id !== relay && former.state !== 'gone' && !former.lost && former.online;
  return serves ? [former.id] : [];
}

function leaves({ moves, applied }: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): boolean {
  const open = moves.find(({ left }) => !left);
  if (open === undefined) return false;
  const isInForce = applied !== null && applied >= open.generation;
  return now - open.at >= KEEP_MS || (open.follows && isInForce) || (relays.get(open.from)?.lost ?? true);
}
