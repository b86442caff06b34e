import { type Braid, isDirect, type LineIndex, type LineRates, type Quality } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';

/** Taken for a line of unknown contract, in kbit/s. Too much costs silence when a line dies, too little costs rate. */
export const ASSUMED_CONTRACT: LineRates = { downKbit: 80_000, upKbit: 20_000 };

/** Part of a contracted rate that is sent, so that the queue forms here and not in the line's box. */
const CONTRACT_SHARE = 0.99;

/** What is said of a line's rates. */
export interface RatedLine {
  readonly index: LineIndex;
  readonly contract: LineRates | null;
  readonly limit: LineRates | null;
}

/**
 * What this end may send by a line, in kbit/s: as measured, else as contracted, else as assumed, and never above the
 * limit that a person has set. A site sends up, a relay down.
 */
export function sendRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { rates }: Pick<LineVerdicts, 'rates'>,
): number {
  const known = rates?.[index] ?? (contract ?? ASSUMED_CONTRACT)[direction];
  return Math.min(known, limit?.[direction] ?? known);
}

/** True when what a line carries for the braid passes where it can be held and measured. */
export function canBeHeld(braid: Braid): boolean {
  return braid.profile !== 'bond';
}

/**
 * The rate in kbit/s to which this end holds a line, or null when it is not held: with shaping as measured, else a
 * little below the contract; in any case no more than a person's limit. A line of which nothing is known is let be.
 */
export function heldRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { braid, quality }: { braid: Braid; quality: Pick<Quality, 'shaping'> },
  { rates }: Pick<LineVerdicts, 'rates'>,
): number | null {
  const contracted = contract && Math.floor(contract[direction] * CONTRACT_SHARE);
  const shaped = quality.shaping && canBeHeld(braid) ? (rates?.[index] ?? contracted) : null;
  const known = [shaped, limit?.[direction] ?? null].filter((rate) => rate !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * What the watcher's estimate of a line begins with, in kbit/s; null where none is made: of lines that are not held, and
 * with carrier `direct`, since it sees what the tunnels carry and not the subflows beside them.
 */
export function agreedRate(
  line: RatedLine,
  direction: keyof LineRates,
  settings: { readonly braid: Braid; readonly quality: Pick<Quality, 'shaping'> },
): number | null {
  return isDirect(settings.braid) ? null : heldRate(line, direction, settings, {});
}
