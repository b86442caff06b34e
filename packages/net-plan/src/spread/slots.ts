import type { LineIndex } from '@tresse/contracts';
import type { SpreadLine } from './alike.js';

/** Packets after which the order begins anew. */
export const SLOTS = 64;

/**
 * How many of the slots each line gets; the shares add up to `SLOTS`. Each slot in turn goes to the line that can bear
 * one more best: of all ways to share them out, this leaves the fullest line least full (D'Hondt's method).
 */
export function shares(lines: readonly SpreadLine[]): readonly number[] {
  const given = lines.map(() => 0);
  for (let slot = 0; slot < SLOTS; slot++) {
    const room = lines.map(({ rate }, at) => rate / ((given[at] ?? 0) + 1));
    const best = room.indexOf(Math.max(...room));
    given[best] = (given[best] ?? 0) + 1;
  }
  return given;
}

/** The most that may be sent over the lines by their slots, in kbit/s, before one of them gets more than it carries. */
export function carriedTogether(lines: readonly SpreadLine[]): number {
  const given = shares(lines);
  const bounds = lines.flatMap(({ rate }, at) => {
    const share = given[at] ?? 0;
    return share > 0 ? [(rate * SLOTS) / share] : [];
  });
  return Math.min(...bounds);
}

/**
 * The line of each slot, every line's slots as far apart as they can be: a run of packets on one line would arrive
 * late together (smooth weighted round robin).
 */
export function slots(lines: readonly SpreadLine[]): readonly LineIndex[] {
  const given = shares(lines);
  const due = lines.map(({ index }, at) => ({ index, share: given[at] ?? 0, credit: 0 }));
  return Array.from({ length: SLOTS }, () => {
    for (const line of due) line.credit += line.share;
    const next = due.reduce((best, line) => (line.credit > best.credit ? line : best));
    next.credit -= SLOTS;
    return next.index;
  });
}
