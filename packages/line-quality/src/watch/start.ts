import type { DeviceRole } from '@tresse/contracts';
import { NO_FLAPS } from '../measure/flaps.js';
import { NO_GAPS } from '../measure/gaps.js';
import { NOTHING_INBOUND } from '../rate/inbound.js';
import { startEstimate } from '../rate/rate-estimate.js';
import type { LineWatch, SiteWatch } from './state.js';

const NEVER = Number.NEGATIVE_INFINITY;

function startLine(index: number, now: number, sequence: number): LineWatch {
  return {
    index,
    state: 'unknown',
    cause: null,
    since: now,
    hearing: 'unknown',
    link: null,
    heardAt: now,
    beatHeardAt: NEVER,
    steadySince: NEVER,
    suspectAt: null,
    fastFrom: null,
    promise: null,
    run: null,
    sequence,
    firstBeatAt: null,
    beatAt: NEVER,
    askedAt: NEVER,
    sentAt: NEVER,
    reportedAt: NEVER,
    handedAt: null,
    stuckAt: NEVER,
    beatingUntil: NEVER,
    trafficUntil: NEVER,
    traffic: null,
    beside: null,
    inflow: null,
    gaps: NO_GAPS,
    flaps: NO_FLAPS,
    roundTrip: null,
    roundTripFloor: null,
    arrivals: null,
    inbound: NOTHING_INBOUND,
    received: [],
    bareReceived: [],
    sent: [],
    estimate: startEstimate(null, now),
    toldKbit: { kbit: null, at: NEVER },
    grantsKbit: null,
    grantedKbit: null,
    taken: { counters: null, at: now, upMs: 0, stateAt: now },
  };
}

/** A watch that knows nothing yet. `session` is a random number of 32 bits, `now` a monotonic time in ms. */
export function startSiteWatch(
  role: DeviceRole,
  session: number,
  indexes: readonly number[],
  now: number,
): SiteWatch {
  return {
    role,
    session,
    now,
    lines: indexes.map((index) => startLine(index, now, 0)),
    counted: new Map(),
    told: { news: 0, deaf: 0, want: 0, fast: 0 },
    peer: null,
    stalls: NO_GAPS,
    awayUntil: NEVER,
    attendUntil: NEVER,
    urgentUntil: NEVER,
  };
}

/**
 * The same watch over exactly these lines: those it already knew are kept as they are. One that takes the index of another
 * which was taken away counts its heartbeats on: the peer may know of no other line, and for it what is counted lower
 * within a session was overtaken.
 */
export function withLines(watch: SiteWatch, indexes: readonly number[], now: number): SiteWatch {
  const known = new Map(watch.lines.map((line) => [line.index, line]));
  const counted = new Map(watch.counted);
  for (const { index, sequence } of watch.lines) counted.set(index, sequence);
  const lines = indexes.map((index) => known.get(index) ?? startLine(index, now, counted.get(index) ?? 0));
  return { ...watch, lines, counted };
}

/** The same watch with what each line is agreed to carry of what this end sends, in kbit/s; its estimate begins anew. */
export function withAgreed(
  watch: SiteWatch,
  agreed: ReadonlyMap<number, number | null>,
  now: number,
): SiteWatch {
  const lines = watch.lines.map((line) => {
    const kbit = agreed.get(line.index);
    return kbit === undefined
      ? line
      : { ...line, estimate: startEstimate(kbit, now), toldKbit: { kbit, at: now } };
  });
  return { ...watch, lines };
}

/** The same watch, of which the peer is told to send no more than this by each line, in kbit/s; the others are free. */
export function withGrants(watch: SiteWatch, grants: ReadonlyMap<number, number>): SiteWatch {
  return {
    ...watch,
    lines: watch.lines.map((line) => ({ ...line, grantsKbit: grants.get(line.index) ?? null })),
  };
}
