import { MANNER_MS, withGap } from '../measure/gaps.js';
import { startTraffic, TRAFFIC_LEVEL, withCounters } from '../measure/traffic.js';
import type { LineWatch, SiteWatch, WatchInput } from './state.js';
import { TIMING } from './timing.js';

type Tick = Extract<WatchInput, { kind: 'tick' }>;

/** A tick this late stalled the whole agent, or the machine. */
const STALL_MS = 25;

/** Takes in the counters and the state of the interfaces. */
export function observe(watch: SiteWatch, tick: Tick): void {
  for (const line of watch.lines) {
    if (tick.lateMs > STALL_MS) line.heardAt = Math.min(watch.now, line.heardAt + tick.lateMs);
    const counters = tick.counters.get(line.index);
    if (counters === undefined) line.traffic = null;
    else count(line, counters, watch.now);
    line.link = counters === undefined ? 'no-interface' : (tick.links.get(line.index) ?? null);
  }
}

function count(line: LineWatch, counters: NonNullable<LineWatch['traffic']>['counters'], now: number): void {
  if (line.traffic === null) {
    line.traffic = startTraffic(counters, now);
    return;
  }
  const before = line.traffic.counters;
  line.traffic = withCounters(line.traffic, counters, now);
  if (counters.rxPackets > before.rxPackets) signOfLife(line, now);
  if (counters.txPackets > before.txPackets) line.sentAt = now;
  if (line.traffic.level >= TRAFFIC_LEVEL) line.trafficUntil = now + TIMING.trafficHoldMs;
}

/** Something has come by this line: notes it, and learns how long the line may be silent without being dead. */
export function signOfLife(line: LineWatch, now: number): void {
  const gapMs = now - line.heardAt;
  const expected = line.fastFrom !== null && line.fastFrom <= line.heardAt;
  if (expected && gapMs <= MANNER_MS) line.gaps = withGap(line.gaps, gapMs, now);
  line.heardAt = now;
  line.suspectAt = null;
}
