/** What one connection has sent over a line since it began, in segments, as its kernel counts. */
export interface Sending {
  /** Tells the connection from others over the line. */
  readonly id: string;
  readonly sent: number;
  /** Of these, those that were sent again because they were lost. */
  readonly lost: number;
}

/** What a line has lost of late of what this end sent. */
export interface Loss {
  /** The connections at the last look. */
  readonly seen: ReadonlyMap<string, Sending>;
  readonly sent: number;
  readonly lost: number;
  /** True when no connection that takes loss for a full queue is slowed by what the line loses. */
  readonly clear: boolean;
}

/** A line by which nothing was sent yet. */
export const NOTHING_SENT: Loss = { seen: new Map(), sent: 0, lost: 0, clear: false };

/** Payload of a segment in bytes; about, since headers differ. */
const SEGMENT = 1_350;
/** A connection's own packets wait so long in our queue, in ms. */
const QUEUE_MS = 10;
/**
 * Where one segment of n is lost by chance, Reno's window is 1.22 · √n on average, and cubic's is no smaller (Mathis et al.
 * 1997; RFC 9438 §4.3). Twice the line's own is room enough.
 */
const RENO = 1.22;
const ROOM = 2;
/** However small the window that a line needs: beyond this its losses are more than chance. */
const MOST = 0.002;
/** Nothing lost of 3 · n says with 95 % that it is less than one of n. */
const CHANCE = 3;
/** A line that was clear stays so up to this much more loss, and until so many are lost. */
const LENIENCE = 2;
const FEW = 5;
/** Of more than so many times what decides, the older half is forgotten. */
const MEMORY = 4;

/** The part of its segments that a line of this rate and round trip (without queues) may lose and still be called clear. */
export function bearableLoss(kbit: number, roundTripMs: number): number {
  const window = (kbit * (roundTripMs + QUEUE_MS)) / 8 / SEGMENT;
  return Math.min(MOST, (RENO / (ROOM * window)) ** 2);
}

/** The line that was sent over. */
export interface SentOver {
  /** What this end may send by it, in kbit/s, and its round trip without queues, in ms. */
  readonly kbit: number;
  readonly roundTripMs: number;
  /** True while its rate changes by itself. */
  readonly unsteady: boolean;
}

/**
 * With another look at the connections over the line. What a line loses whose rate changes by itself is not held against
 * it: its queue overflows whenever it has become slower, and bbr, which takes that for somebody's limit, would send no more
 * for fifty round trips. A line that loses by chance as well has no queue for long under cubic, and so is soon steady.
 */
export function withSendings(
  before: Loss,
  sendings: readonly Sending[],
  { kbit, roundTripMs, unsteady }: SentOver,
): Loss {
  const grown = (name: 'sent' | 'lost') =>
    sendings.reduce((sum, now) => sum + Math.max(0, now[name] - (before.seen.get(now.id)?.[name] ?? 0)), 0);
  const bearable = bearableLoss(kbit, roundTripMs);
  const [sent, lost] = [before.sent + grown('sent'), unsteady ? 0 : before.lost + grown('lost')];
  const kept = sent > (MEMORY * CHANCE) / bearable ? 0.5 : 1;
  const enough = before.clear
    ? lost < FEW || lost <= LENIENCE * bearable * sent
    : lost + CHANCE <= bearable * sent;
  return {
    seen: new Map(sendings.map((sending) => [sending.id, sending])),
    sent: sent * kept,
    lost: lost * kept,
    clear: unsteady || enough,
  };
}
