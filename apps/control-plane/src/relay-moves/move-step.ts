import type { Generation, Id, RelayGoal, RelayState } from '@tresse/contracts';

/** Why a site moves: a person chose another region, its relay is to stand empty or is dead, or it can't reach its relay. */
export type MoveCause = 'asked' | 'drained' | 'lost' | 'unreached';

/** How long connections of before may live on by the former relay, in ms. */
export const KEEP_MS = 600_000;
/** How long a site has for its first packet by another relay, in ms: ten seconds of silence are its verdict. */
export const REACH_MS = 20_000;
/** How long a relay that a site could not reach is not tried again by it, in ms. */
export const AVOID_MS = 600_000;

/** What matters of a relay. */
export interface RelayFacts {
  id: Id;
  region: string;
  state: RelayState;
  goal: RelayGoal;
  lost: boolean;
  /** Its session with the control plane stands. */
  heard: boolean;
  sites: number;
  mostSites: number;
}

/** A move of the last minutes, or one whose former relay still serves. Instants in ms since 1970. */
export interface MoveFacts {
  from: Id;
  to: Id;
  cause: MoveCause;
  generation: Generation;
  at: number;
  left: boolean;
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

/** May the relay take sites? */
export function takesSites({ state, goal, lost, heard, sites, mostSites }: RelayFacts): boolean {
  return state === 'ready' && goal === 'ready' && !lost && heard && sites < mostSites;
}

/** What to do with the site, from what is known now. */
export function moveStep(site: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): MoveStep {
  const cause = causeOf(site, relays, now);
  if (cause === null) return leaves(site, relays, now) ? { do: 'leave' } : { do: 'stay' };
  const to = destinations(site, relays, now);
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

function destinations(site: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): Id[] {
  const avoided = site.moves.filter(({ cause, at }) => cause === 'unreached' && now - at < AVOID_MS);
  return [...relays.values()]
    .filter((relay) => relay.region === site.region && relay.id !== site.relay && takesSites(relay))
    .filter(({ id }) => !avoided.some(({ from }) => from === id))
    .sort((a, b) => a.sites / a.mostSites - b.sites / b.mostSites)
    .map(({ id }) => id);
}

/** The relay that the site came from serves it still, whatever is wanted of it. */
function wayBack({ relay, moves: [last] }: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>): Id[] {
  // It left that one for the same reason: two relays out of its reach would have it to and fro, a place used up each time.
  if (last?.cause === 'unreached') return [];
  const former = last && relays.get(last.from);
  const serves = former && former.id !== relay && former.state !== 'gone' && !former.lost && former.heard;
  return serves ? [former.id] : [];
}

function leaves({ moves }: SiteFacts, relays: ReadonlyMap<Id, RelayFacts>, now: number): boolean {
  const open = moves.find(({ left }) => !left);
  return open !== undefined && (now - open.at >= KEEP_MS || (relays.get(open.from)?.lost ?? true));
}
