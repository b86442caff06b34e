import { isBusy, withBeside } from '../measure/beside.js';
import { MANNER_MS, withGap } from '../measure/gaps.js';
import { withInflow } from '../measure/inflow.js';
import { startTraffic, TRAFFIC_LEVEL, withCounters } from '../measure/traffic.js';
import { meteredKbit, withReading } from '../rate/meter.js';
import type { LineWatch, SiteWatch, WatchInput } from './state.js';
import { TIMING } from './timing.js';

type Tick = Extract<WatchInput, { kind: 'tick' }>;

/** A tick this late stalled the whole agent, or the machine. */
const STALL_MS = 25;
/** Tunnels that take this long to take a packet tell of a machine with too much to do. */
const WAIT_MS = 5;
/** What comes by a line that a relay counts as a whole, in kbit/s, when it is in use: more than its heartbeats. */
const IN_USE_KBIT = 100;
/** A tunnel that takes or brings nothing for longer is no better than a dead line, whatever the cause and whatever goes beside it. */
const EXCUSE_MS = 1_000;

/** Takes in the counters and the state of the interfaces. */
export function observe(watch: SiteWatch, tick: Tick): void {
  if (tick.lateMs >= TIMING.lateMs) watch.stalls = withGap(watch.stalls, tick.lateMs, watch.now);
  for (const line of watch.lines) {
    if (tick.lateMs > STALL_MS) line.heardAt = Math.min(watch.now, line.heardAt + tick.lateMs);
    const counters = tick.counters.get(line.index);
    if (counters === undefined) line.traffic = null;
    else {
      count(line, counters, watch.now);
      excuse(watch, line);
    }
    const bareOut = tick.bareOut?.get(line.index);
    line.beside = bareOut === undefined ? null : withBeside(line.beside, bareOut, watch.now);
    const bareIn = tick.bareIn?.get(line.index);
    line.bareReceived =
      bareIn === undefined ? [] : withReading(line.bareReceived, bareIn.bytes, 0, bareIn.at);
    const counted = bareIn?.at === watch.now ? bareIn.bytes : null;
    line.inflow = counted === null ? null : withInflow(line.inflow, counted, watch.now);
    if (line.inflow?.flows && watch.now - line.beatHeardAt <= EXCUSE_MS) signOfLife(line, watch.now);
    if (isInUse(line)) line.trafficUntil = watch.now + TIMING.trafficHoldMs;
    line.link = tick.links.get(line.index) ?? (counters === undefined ? 'no-interface' : null);
  }
}

function isInUse({ beside, bareReceived }: LineWatch): boolean {
  return beside === null ? (meteredKbit(bareReceived) ?? 0) >= IN_USE_KBIT : isBusy(beside);
}

function count(line: LineWatch, counters: NonNullable<LineWatch['traffic']>['counters'], now: number): void {
  if (line.traffic === null) {
    line.traffic = startTraffic(counters, now);
    return;
  }
  const before = line.traffic.counters;
  line.traffic = withCounters(line.traffic, counters, now);
  line.received = withReading(line.received, counters.rxBytes, counters.rxPackets, now);
  line.sent = withReading(line.sent, counters.txBytes, counters.txPackets, now);
  if (counters.rxPackets > before.rxPackets) signOfLife(line, now);
  if (counters.txPackets > before.txPackets) line.handedAt = null;
  if (line.traffic.pendingOut > line.traffic.dataOut) line.sentAt = now;
  if (line.traffic.level >= TRAFFIC_LEVEL) line.trafficUntil = now + TIMING.trafficHoldMs;
}

/**
 * A tunnel made by a process counts what that process has taken. When it takes nothing although a heartbeat was handed
 * over, it waits for its turn on this machine: the same process would have to bring what arrives.
 */
function excuse(watch: SiteWatch, line: LineWatch): void {
  if (line.state !== 'up') line.handedAt = null;
  if (line.handedAt === null) return;
  const waitedMs = watch.now - line.handedAt;
  if (waitedMs < WAIT_MS || watch.now - line.heardAt > EXCUSE_MS) return;
  line.stuckAt = watch.now;
  watch.urgentUntil = Math.max(watch.urgentUntil, watch.now + 2 * TIMING.fastBeatMs);
  watch.stalls = withGap(watch.stalls, waitedMs, watch.now);
}

/** Something has come by this line: notes it, and learns how long the line may be silent without being dead. */
export function signOfLife(line: LineWatch, now: number): void {
  const gapMs = now - line.heardAt;
  const expected = line.fastFrom !== null && line.fastFrom <= line.heardAt;
  if (expected && gapMs >= TIMING.suspicionMs) line.steadySince = now;
  if (expected && gapMs <= MANNER_MS) line.gaps = withGap(line.gaps, gapMs, now);
  line.heardAt = now;
  line.suspectAt = null;
}
