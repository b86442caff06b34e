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
}

/** The first heartbeat of a sender's session begins the count. */
export function firstArrival(sequence: number, sentAt: number, at: number): Arrivals {
  return { newest: { sequence, sentAt, at }, jitterMs: null, base: (sequence - 1) >>> 0, received: 1 };
}

/** The arrivals with one more. Jitter as in RFC 3550 §6.4.1; one that was overtaken counts as received only. */
export function withArrival(arrivals: Arrivals, sequence: number, sentAt: number, at: number): Arrivals {
  const { newest } = arrivals;
  const lead = ahead(sequence, newest.sequence, 32);
  if (lead === 0) return arrivals;
  if (lead < 0) return { ...arrivals, received: arrivals.received + 1 };
  const transitChange = Math.abs(at - newest.at - elapsedMs(newest.sentAt, sentAt));
  const before = arrivals.jitterMs ?? 0;
  return {
    newest: { sequence, sentAt, at },
    jitterMs: before + (transitChange - before) / 16,
    base: arrivals.base,
    received: arrivals.received + 1,
  };
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
