import type { LineIndex } from '@tresse/contracts';

/** A line as a sender that spreads sees it. */
export interface SpreadLine {
  readonly index: LineIndex;
  /** In kbit/s. */
  readonly rate: number;
  /** Without the queues, in ms; null while nobody knows. */
  readonly roundTripMs: number | null;
}

/** Payload of a packet in bits, for counting packets. */
const PACKET_BITS = 1_400 * 8;

/**
 * How many packets may overtake another before a TCP sender takes delay for loss and slows down: half of what did no
 * harm (docs/decisions/0010-spray-only-over-like-lines.md has the measurement).
 */
const OVERTAKING_LIMIT = 48;

/** What spreading leaves of a sum of rates, over what one line leaves of its own (docs/data-plane.md). */
const SPREAD_YIELD = 0.9;

/** What a set of lines carries together, in kbit/s, by the way packets are shared out. */
export type Together = (lines: readonly SpreadLine[]) => number;

/**
 * How many packets of the set overtake one that took its slowest line: half the difference of the round trips at `rate`,
 * which they carry together in kbit/s.
 */
function overtaking(lines: readonly SpreadLine[], rate: number): number {
  const roundTrips = lines.map(({ roundTripMs }) => roundTripMs ?? Number.POSITIVE_INFINITY);
  const lateMs = (Math.max(...roundTrips) - Math.min(...roundTrips)) / 2;
  return (lateMs * rate) / PACKET_BITS;
}

/**
 * The lines over which spreading gives most: of all sets that are alike enough the one that carries most together, or the
 * fastest line alone when no set makes up for what spreading costs. A line that nobody has measured is like no other,
 * and may not even be there: one that was measured goes before it.
 */
export function alike(lines: readonly SpreadLine[], together: Together): readonly SpreadLine[] {
  const measured = lines.filter(({ roundTripMs }) => roundTripMs !== null);
  const worth = (set: readonly SpreadLine[]) => together(set) * (set.length > 1 ? SPREAD_YIELD : 1);
  const isAlike = (set: readonly SpreadLine[]) =>
    set.length === 1 || overtaking(set, together(set)) <= OVERTAKING_LIMIT;
  return subsets(measured.length > 0 ? measured : lines)
    .filter(isAlike)
    .reduce<readonly SpreadLine[]>(
      (best, set) => (best.length === 0 || worth(set) > worth(best) ? set : best),
      [],
    );
}

/** Every set of at least one line: at most 255. */
function subsets(lines: readonly SpreadLine[]): SpreadLine[][] {
  const count = 2 ** lines.length - 1;
  return Array.from({ length: count }, (_, at) => lines.filter((_line, bit) => ((at + 1) >> bit) & 1));
}
