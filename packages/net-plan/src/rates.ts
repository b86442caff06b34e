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

/** Heartbeats of a busy line: 140 bytes each 20 ms, in kbit/s. */
export const HEARTBEATS_KBIT = 56;

/** What is said of a line's rates. */
export interface RatedLine {
  readonly index: LineIndex;
  readonly contract: LineRates | null;
  readonly limit: LineRates | null;
}

/**
 * What this end may send by a line, in kbit/s: as measured, else as contracted, and never above the limit that a person
 * has set or that a spent allowance leaves; null where nobody knows. A site sends up, a relay down.
 */
export function knownRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { rates, granted }: Pick<LineVerdicts, 'rates' | 'granted'>,
): number | null {
  const known = rates?.[index] ?? contract?.[direction] ?? granted?.[index] ?? null;
  if (known === null) return null;
  return Math.min(known, limit?.[direction] ?? known, granted?.[index] ?? known);
}

/** The same with what is assumed of a line that nobody knows. */
export function sendRate(
  line: RatedLine,
  direction: keyof LineRates,
  verdicts: Pick<LineVerdicts, 'rates' | 'granted'>,
): number {
  const assumed = ASSUMED_CONTRACT[direction];
  return knownRate(line, direction, verdicts) ?? Math.min(assumed, line.limit?.[direction] ?? assumed);
}

/**
 * The rate in kbit/s to which this end holds a line, or null when it is not held: with shaping as measured, else a
 * little below the contract; in any case no more than a person's limit, and than what a spent allowance leaves. A line of
 * which nothing is known is let be.
 */
export function heldRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { quality }: { readonly quality: Pick<Quality, 'shaping'> },
  { rates, granted }: Pick<LineVerdicts, 'rates' | 'granted'>,
): number | null {
  const contracted = contract && Math.floor(contract[direction] * CONTRACT_SHARE);
  const shaped = quality.shaping ? (rates?.[index] ?? contracted) : null;
  const known = [shaped, limit?.[direction] ?? null, grantedRate(index, granted)].filter(
    (rate) => rate !== null,
  );
  return known.length > 0 ? Math.min(...known) : null;
}

/** What a spent allowance leaves of a line with its heartbeats, which tell whether it lives; null for one that is free. */
function grantedRate(index: LineIndex, granted: LineVerdicts['granted']): number | null {
  const kbit = granted?.[index];
  return kbit === undefined ? null : kbit + HEARTBEATS_KBIT;
}

/**
 * What the watcher's estimate of a line begins with, in kbit/s; null where none is made: of lines that are not held, and
 * where the taps of a bond carry the braid, since it sees what the tunnels carry and nothing beside them. Of bare lines
 * either end counts what comes: the site at their interfaces, the relay by the marks of their connections.
 */
export function agreedRate(
  line: RatedLine,
  direction: keyof LineRates,
  settings: { readonly braid: Braid; readonly quality: Pick<Quality, 'shaping'> },
): number | null {
  const isSeen = !goesBesideTunnels(settings.braid) || isDirect(settings.braid);
  return isSeen ? heldRate(line, direction, settings, {}) : null;
}
