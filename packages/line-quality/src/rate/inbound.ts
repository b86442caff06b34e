import { elapsedMs, wireMicros } from '../heartbeat/serial.js';
import { type Meter, meteredKbit } from './meter.js';

/** What the receiving end tells of a line: how long packets waited on it lately, and what it delivered. */
export interface RateReport {
  /** The least delay above the line's usual, in ms: what stood in the line's own queue. */
  delayMs: number;
  /** IP-level bytes of the line, in kbit/s, of the last second. */
  receivedKbit: number;
  /** True when a relay has counted what came beside the line's tunnel as well. */
  isWhole: boolean;
}

/** The passage of heartbeats to this end. Times are monotonic, in ms. */
export interface Inbound {
  /** Passage in ms on a clock of its own: only differences mean something. */
  passages: { at: number; ms: number }[];
  /** Shortest passage of this period and of the one before. */
  shortest: { since: number; now: number; before: number };
}

const DELAY_MS = 500;
/** A route that has become longer for good is taken for usual after one to two of these. */
const USUAL_MS = 60_000;

export const NOTHING_INBOUND: Inbound = {
  passages: [],
  shortest: {
    since: Number.NEGATIVE_INFINITY,
    now: Number.POSITIVE_INFINITY,
    before: Number.POSITIVE_INFINITY,
  },
};

/** With a heartbeat heard now that its sender sent at `sentAt` (wire µs): both clocks run alike, whatever they show. */
export function withPassage(inbound: Inbound, sentAt: number, now: number): Inbound {
  const half = 2 ** 31 / 1_000;
  const passage = elapsedMs(sentAt, wireMicros(now));
  const ms = passage < half ? passage : passage - 2 * half;
  const { shortest } = inbound;
  const begins = now - shortest.since >= USUAL_MS;
  return {
    passages: [...inbound.passages.filter(({ at }) => now - at < DELAY_MS), { at: now, ms }],
    shortest: begins
      ? { since: now, now: ms, before: shortest.now }
      : { since: shortest.since, now: Math.min(shortest.now, ms), before: shortest.before },
  };
}

/** How long the newest heartbeat waited on its way, in ms: its passage above the line's shortest. */
export function waitedMs({ passages, shortest }: Inbound): number {
  const newest = passages.at(-1);
  return newest ? newest.ms - Math.min(shortest.now, shortest.before) : 0;
}

/** What to tell the sender of what was counted; null before a second of it is known. */
export function reportOf(
  { passages, shortest }: Inbound,
  received: Meter,
  isWhole: boolean,
): RateReport | null {
  const receivedKbit = meteredKbit(received);
  if (receivedKbit === null || passages.length < 2) return null;
  const least = Math.min(...passages.map(({ ms }) => ms));
  const delayMs = Math.max(0, Math.round(least - Math.min(shortest.now, shortest.before)));
  return { delayMs, receivedKbit, isWhole };
}
