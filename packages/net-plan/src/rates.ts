import type { LineIndex, LineRates } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';

/** Taken for a line of unknown contract, in kbit/s. Too much costs silence when a line dies, too little costs rate. */
export const ASSUMED_CONTRACT: LineRates = { downKbit: 80_000, upKbit: 20_000 };

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
