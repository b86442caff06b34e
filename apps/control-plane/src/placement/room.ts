import type { Id, RegionObstacle, RelayGoal, RelayLoad, RelayState } from '@tresse/contracts';
import { fullerKbit } from './steady-load.js';

/** As much of a relay as decides whether, and how gladly, it takes a site. */
export interface PlaceableRelay {
  id: Id;
  region: string;
  state: RelayState;
  goal: RelayGoal;
  /** Something keeps it from its goal. */
  hasProblem: boolean;
  /** A server of one's own on which nobody has installed the agent yet: only a person brings it to work. */
  toInstall: boolean;
  /** Its agent is connected. */
  online: boolean;
  /** A public address or ports of one are left for the site's tenant. */
  hasFace: boolean;
  sites: number;
  mostSites: number;
  /** Mean over some minutes; null where it has said nothing lately. */
  load: RelayLoad | null;
  /** Rate of its line as somebody has said; null while unknown, and then the line is no reason against it. */
  lineKbit: number | null;
}

/**
 * The most of a relay's processors and of its line that is in use where a site is added, in %: what is left carries the
 * evening, and the sites of another relay that is lost.
 */
export const MOST_BUSY = { cpuPercent: 70, linePercent: 70 } as const;

/** States on the way to work, in which a relay takes no sites yet. */
const COMING: ReadonlySet<RelayState> = new Set(['requested', 'creating', 'installing', 'enrolled']);

/**
 * Whether it may take sites as far as its life goes. One whose agent has just connected is at work within seconds, unless
 * something keeps it from that; sites that come before wait for it.
 */
export function isAtWork({ state, goal, online, hasProblem }: PlaceableRelay): boolean {
  const isReady = state === 'ready' || ((state === 'enrolled' || state === 'installing') && !hasProblem);
  return isReady && goal === 'ready' && online;
}

function isComing({ state, goal, hasProblem }: PlaceableRelay): boolean {
  return COMING.has(state) && goal === 'ready' && !hasProblem;
}

function obstacleBeforeWork(relay: PlaceableRelay): RegionObstacle {
  if (!isComing(relay)) return 'no-relay';
  return relay.toInstall ? 'to-install' : 'coming';
}

/** What speaks against a relay; `busy` only as long as another takes the site: to be served slowly beats not at all. */
export type RelayObstacle = RegionObstacle | 'busy';

/** Why a relay should take no site now; null where it should. */
export function obstacleOf(relay: PlaceableRelay): RelayObstacle | null {
  if (!isAtWork(relay)) return obstacleBeforeWork(relay);
  if (relay.sites >= relay.mostSites || !relay.hasFace) return 'full';
  const { cpuPercent, linePercent } = usedPercent(relay);
  return cpuPercent > MOST_BUSY.cpuPercent || linePercent > MOST_BUSY.linePercent ? 'busy' : null;
}

/** Sites that a relay should take besides those it has. */
export function roomOf(relay: PlaceableRelay): number {
  return obstacleOf(relay) === null ? relay.mostSites - relay.sites : 0;
}

/** What is most worth saying first where no relay of a region takes a site: help that is near, then what there is. */
const WORTH: readonly RegionObstacle[] = ['coming', 'full', 'to-install', 'no-relay'];

/** Why none of a region's relays takes a site now; null where one does. */
export function regionObstacle(relays: readonly PlaceableRelay[]): RegionObstacle | null {
  const obstacles = relays.map(obstacleOf);
  if (obstacles.some((one) => one === null || one === 'busy')) return null;
  return WORTH.find((one) => obstacles.includes(one)) ?? 'no-relay';
}

/** How much of what a relay has most of is in use, in %. */
export function fullness(relay: PlaceableRelay): number {
  const { cpuPercent, linePercent } = usedPercent(relay);
  return Math.max((100 * relay.sites) / relay.mostSites, cpuPercent, linePercent);
}

/** Relays are alike in what they carry within steps of so many %: a moment's traffic is no reason for one of them. */
const STEP_PERCENT = 10;

export function stepOf(relay: PlaceableRelay): number {
  return Math.floor(fullness(relay) / STEP_PERCENT);
}

/** The relay that carries less first, then that with fewer sites. */
export function byFreedom(a: PlaceableRelay, b: PlaceableRelay): number {
  return stepOf(a) - stepOf(b) || a.sites - b.sites;
}

function usedPercent({ load, lineKbit }: PlaceableRelay): { cpuPercent: number; linePercent: number } {
  if (load === null) return { cpuPercent: 0, linePercent: 0 };
  const linePercent = lineKbit === null ? 0 : (100 * fullerKbit(load)) / lineKbit;
  return { cpuPercent: load.cpuPercent, linePercent };
}
