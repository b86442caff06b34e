import type { LineIndex } from '@tresse/contracts';
import type { SpreadLine } from './alike.js';

/** Packets after which the order begins anew; with 64, a line's share is exact to 1/128 of the whole. */
export const SLOTS = 64;

/**
 * How many of the slots each line gets, in proportion to the rates; the shares add up to `SLOTS`. What is left by
 * rounding down goes to those that lost most by it (largest remainder, Hamilton's method).
 */
export function shares(lines: readonly SpreadLine[]): readonly number[] {
  const sum = lines.reduce((total, { rate }) => total + rate, 0);
  const exact = lines.map(({ rate }) => (SLOTS * rate) / sum);
  const left = SLOTS - exact.reduce((total, share) => total + Math.floor(share), 0);
  const byLoss = exact.map((share, at) => ({ at, loss: share % 1 })).sort((a, b) => b.loss - a.loss);
  const favoured = new Set(byLoss.slice(0, left).map(({ at }) => at));
  return exact.map((share, at) => Math.floor(share) + (favoured.has(at) ? 1 : 0));
}

/**
 * The line of each slot, every line's slots as far apart as they can be: a run of packets on one line would arrive
 * late together (smooth weighted round robin).
 */
export function slots(lines: readonly SpreadLine[]): readonly LineIndex[] {
  const due = lines.map(({ index }, at) => ({ index, share: shares(lines)[at] ?? 0, credit: 0 }));
  return Array.from({ length: SLOTS }, () => {
    for (const line of due) line.credit += line.share;
    const next = due.reduce((best, line) => (line.credit > best.credit ? line : best));
    next.credit -= SLOTS;
    return next.index;
  });
}
