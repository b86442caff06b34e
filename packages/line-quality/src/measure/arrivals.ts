import { ahead, elapsedMs } from '../heartbeat/serial.js';

/** What the arrivals of a line's heartbeats tell: interarrival jitter, and loss since `base`. */
export interface Arrivals {
  /** Newest heartbeat heard: its sequence number, its sender's time (wire µs), our time (ms). */
  newest: { sequence: number; sentAt: number; at: number };
  jitterMs: number | null;
  /** Newest sequence number at the beginning of the present interval of loss. */
  base: number;
  /** Heartbeats received in this interval. */
  received: number;
  /** Of the last `MEMORY` heartbeats, about so many were lost by chance; what a full queue or an outage takes is left out. */
  strayed: number;
}

const MEMORY = 500;
/** More lost in a row than this, at 25 ms each, was an outage: no line is held to be silent by chance for 300 ms. */
const MOST_IN_A_ROW = 12;
/** Heartbeats further apart than this, in ms, say nothing of jitter: a sender's time begins anew each 71 minutes. */
const APART_MS = 60_000;

/** The part of its heartbeats that a line loses by chance: never nothing, since the next may be the first. */
export function chanceOfLoss(arrivals: Arrivals | null): number {
  return ((arrivals?.strayed ?? 0) + 1) / MEMORY;
}

/** The first heartbeat of a sender's session begins the count. */
export function firstArrival(sequence: number, sentAt: number, at: number): Arrivals {
  const newest = { sequence, sentAt, at };
  return { newest, jitterMs: null, base: (sequence - 1) >>> 0, received: 1, strayed: 0 };
}

/**
 * The arrivals with one more, which `queued` on its way or not. Jitter as in RFC 3550 §6.4.1; one that was overtaken counts
 * as received only.
 */
export function withArrival(
  arrivals: Arrivals,
  { sequence, sentAt }: { sequence: number; sentAt: number },
  at: number,
  queued: boolean,
): Arrivals {
  const { newest, received, strayed } = arrivals;
  const lead = ahead(sequence, newest.sequence, 32);
  if (lead === 0) return arrivals;
  if (lead < 0) return { ...arrivals, received: received + 1, strayed: Math.max(0, strayed - 1) };
  return {
    newest: { sequence, sentAt, at },
    jitterMs: jitterWith(arrivals, sentAt, at),
    base: arrivals.base,
    received: received + 1,
    strayed: queued ? strayed : withStrays(strayed, lead - 1),
  };
}

function jitterWith({ newest, jitterMs }: Arrivals, sentAt: number, at: number): number | null {
  if (at - newest.at > APART_MS) return jitterMs;
  const transitChange = Math.abs(at - newest.at - elapsedMs(newest.sentAt, sentAt));
  const before = jitterMs ?? 0;
  return before + (transitChange - before) / 16;
}

/** The count of stray heartbeats after one that arrived behind so many lost ones. */
function withStrays(strayed: number, lost: number): number {
  const counted = lost <= MOST_IN_A_ROW ? lost : 0;
  return strayed * (1 - 1 / MEMORY) ** (counted + 1) + counted;
}

/** Loss since the last call in percent (null when no heartbeat was due to be heard), and the next interval begun. */
export function takeLoss(arrivals: Arrivals): { arrivals: Arrivals; lossPercent: number | null } {
  const sent = ahead(arrivals.newest.sequence, arrivals.base, 32);
  const lost = Math.max(0, sent - arrivals.received);
  return {
    arrivals: { ...arrivals, base: arrivals.newest.sequence, received: 0 },
    lossPercent: sent > 0 ? (lost / sent) * 100 : null,
  };
}
