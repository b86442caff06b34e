import type { SiteWatch } from './state.js';

/** Every interval of the watcher, in ms. */
export const TIMING = {
  /** Something leaves on a line that carries traffic at least this often; a heartbeat when nothing else does. */
  fastBeatMs: 20,
  /** The same of heartbeats beside which bare lines carry the traffic: it speaks as well, and on an ADSL upload they are 4 %. */
  besideBeatMs: 30,
  /** Longest time between heartbeats on such a line even when traffic itself speaks: they measure. */
  busyBeatMs: 250,
  /** Between two reports of what a line delivers; those that come sooner than `REPORT_MS` of `rate/estimate` count for nothing. */
  reportMs: 200,
  /** Between heartbeats shortly after traffic, or while somebody looks. */
  attendedBeatMs: 1_000,
  /** Between heartbeats on an idle line: what IDLE_BUDGET_BYTES_PER_MONTH allows. */
  idleBeatMs: 20_000,
  /** Between heartbeats on a line that is down: for its first minute (10 kbit/s, 74 kB each way), then, and after `longDownMs`. */
  soonProbeBeatMs: 100,
  soonDownMs: 60_000,
  probeBeatMs: 250,
  longProbeBeatMs: 1_000,
  longDownMs: 300_000,
  /** A line counts as carrying traffic, and then as lately used, so long after the last of it. */
  trafficHoldMs: 1_000,
  attentionHoldMs: 15_000,
  /** Fast heartbeats go on so long after their end was told, lest the telling be late or lost. */
  lingerMs: 500,
  /** Silence on a line with fast heartbeats from which the peer is asked on all lines whether it lives, at the latest. */
  suspicionMs: 50,
  /** Heartbeats in a row, no more than this apart, count as one run. */
  runGapMs: 100,
  /** A run is over, and no reason for fast heartbeats any more, so long after its last one: longer than between two probes. */
  runEndsMs: 500,
  /** Silence that is a verdict even though nothing proves that the peer's agent lives. */
  unprovenMs: 10_000,
  /** How long a line may stay unknown while another one already speaks. */
  unknownMs: 3_000,
  /** How long a peer that said it leaves is believed to come back. */
  leaveMs: 120_000,
  /** The longest queue that a line is expected to have. */
  queueMs: 150,
  activeTickMs: 10,
  idleTickMs: 50,
  /** A tick this late tells of a machine with too much to do. */
  lateMs: 5,
  /** The longest that a watch goes without a tick while all stands still. */
  restMs: 1_000,
} as const;

/** When the next tick is due, in ms from now: 10 while anything is fast or suspect, else 50. */
export function tickDelay(watch: SiteWatch): number {
  const active = watch.lines.some(
    (line) => line.suspectAt !== null || watch.now < line.beatingUntil || line.run !== null,
  );
  return active ? TIMING.activeTickMs : TIMING.idleTickMs;
}

/**
 * The time (monotonic, ms) nearest to a delay from now at which all watches with that delay tick, so that they share one
 * reading of the counters: half a delay early or late at most.
 */
export function nextTickAt(now: number, delayMs: number): number {
  return Math.ceil((now + delayMs / 2) / delayMs) * delayMs;
}
