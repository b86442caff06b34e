import {
  type Braid,
  goesBesideTunnels,
  isDirect,
  type LineIndex,
  type LineRates,
  type Quality,
} from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';

/** Taken for a line of unknown contract, in kbit/s. Too much costs silence when a line dies, too little costs rate. */
export const ASSUMED_CONTRACT: LineRates = { downKbit: 80_000, upKbit: 20_000 };

/** Part of a contracted rate that is sent, so that the queue forms here and not in the line's box. */
const CONTRACT_SHARE = 0.995;

/** What is said of a line's rates. */
export interface RatedLine {
  readonly index: LineIndex;
  readonly contract: LineRates | null;
  readonly limit: LineRates | null;
}

/**
 * What this end may send by a line, in kbit/s: as measured, else as contracted, and never above the limit that a person
 * has set; null where nobody knows. A site sends up, a relay down.
 */
export function knownRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { rates }: Pick<LineVerdicts, 'rates'>,
): number | null {
  const known = rates?.[index] ?? contract?.[direction] ?? null;
  return known === null ? null : Math.min(known, limit?.[direction] ?? known);
}

/** The same with what is assumed of a line that nobody knows. */
export function sendRate(
  line: RatedLine,
  direction: keyof LineRates,
  verdicts: Pick<LineVerdicts, 'rates'>,
): number {
  const assumed = ASSUMED_CONTRACT[direction];
  return knownRate(line, direction, verdicts) ?? Math.min(assumed, line.limit?.[direction] ?? assumed);
}

/**
 * The rate in kbit/s to which this end holds a line, or null when it is not held: with shaping as measured, else a
 * little below the contract; in any case no more than a person's limit. A line of which nothing is known is let be.
 */
export function heldRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { quality }: { readonly quality: Pick<Quality, 'shaping'> },
  { rates }: Pick<LineVerdicts, 'rates'>,
): number | null {
  const contracted = contract && Math.floor(contract[direction] * CONTRACT_SHARE);
  const shaped = quality.shaping ? (rates?.[index] ?? contracted) : null;
  const known = [shaped, limit?.[direction] ?? null].filter((rate) => rate !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * What the watcher's estimate of a line begins with, in kbit/s; null where none is made: of lines that are not held, and
 * where more than the tunnels carries the braid, since it sees what these carry and nothing beside them. What comes to a
 * site on bare lines it sees at their interfaces, so that downloads with carrier `direct` are measured.
 */
export function agreedRate(
  line: RatedLine,
  direction: keyof LineRates,
  settings: { readonly braid: Braid; readonly quality: Pick<Quality, 'shaping'> },
): number | null {
  const isSeen = !goesBesideTunnels(settings.braid) || (direction === 'downKbit' && isDirect(settings.braid));
  return isSeen ? heldRate(line, direction, settings, {}) : null;
}
