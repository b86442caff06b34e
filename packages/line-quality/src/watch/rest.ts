import type { InterfaceCounters } from '../measure/traffic.js';
import { promiseEndsAt } from './judge.js';
import type { LineWatch, SiteWatch } from './state.js';
import { TIMING } from './timing.js';

/**
 * Until when (monotonic, ms) a relay's watch over a site need not tick as long as its counters stand still: nothing is
 * doubtful, under way or due before. In the past where it must tick at its usual pace, as a site's own watch always
 * does, which has interfaces and heartbeats of its own to look after. A relay has hundreds of sites, most of them idle.
 */
export function restsUntil(watch: SiteWatch): number {
  const mayRest =
    watch.role === 'relay' && watch.peer !== null && watch.lines.every((line) => isQuiet(watch, line));
  if (!mayRest) return Number.NEGATIVE_INFINITY;
  return Math.min(watch.now + TIMING.restMs, ...watch.lines.map(promiseEndsAt));
}

/**
 * A line that carries nothing and of which nothing is asked: its peer has promised when it speaks next, and what the
 * counters say is understood.
 */
function isQuiet(watch: SiteWatch, line: LineWatch): boolean {
  const { now } = watch;
  const { traffic } = line;
  return (
    line.hearing === 'good' &&
    line.state === 'up' &&
    line.suspectAt === null &&
    line.fastFrom === null &&
    line.handedAt === null &&
    line.run === null &&
    now >= Math.max(line.beatingUntil, line.trafficUntil) &&
    traffic !== null &&
    traffic.dataOutAt <= line.heardAt &&
    traffic.pendingIn === traffic.dataIn &&
    traffic.pendingOut === traffic.dataOut
  );
}

/**
 * True while every line's tunnel brings something, heartbeats or data, without a pause that would be suspicious: then
 * nothing is wrong with the interfaces below.
 */
export function allTunnelsSpeak(watch: SiteWatch, now: number): boolean {
  return watch.lines.every(({ beatHeardAt, traffic }) => {
    const broughtAt = traffic === null ? beatHeardAt : Math.max(beatHeardAt, traffic.dataInAt);
    return now - broughtAt < TIMING.suspicionMs;
  });
}

/** True when these counters, by line, are those of the last tick. */
export function standsStill(watch: SiteWatch, counters: ReadonlyMap<number, InterfaceCounters>): boolean {
  return watch.lines.every(({ index, traffic }) => {
    const seen = counters.get(index);
    return (
      seen !== undefined &&
      traffic !== null &&
      seen.rxPackets === traffic.counters.rxPackets &&
      seen.txPackets === traffic.counters.txPackets
    );
  });
}
