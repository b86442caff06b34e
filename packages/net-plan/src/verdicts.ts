import type { LineIndex } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';

/** A line with its place in the order of preference, 0 for the best. */
export interface RankedLine<L> {
  readonly line: L;
  readonly rank: number;
}

/**
 * All lines by preference. A line keeps its rank while it is down, so that its death and return touch its own
 * routes only.
 */
export function ranked<L extends { index: LineIndex }>(
  lines: readonly L[],
  verdicts: LineVerdicts,
): RankedLine<L>[] {
  const place = (line: L) => {
    const at = verdicts.preference.indexOf(line.index);
    return at < 0 ? verdicts.preference.length + line.index : at;
  };
  return [...lines].sort((a, b) => place(a) - place(b)).map((line, rank) => ({ line, rank }));
}

/** True when the line itself carries traffic, whatever its role; the last line always does. */
export function isUp(
  lines: readonly { index: LineIndex }[],
  { down }: LineVerdicts,
  line: LineIndex,
): boolean {
  return !down.includes(line) || lines.every(({ index }) => down.includes(index));
}

/** The same verdicts with one line's turned. */
export function turned(verdicts: LineVerdicts, line: LineIndex): LineVerdicts {
  const down = verdicts.down.includes(line)
    ? verdicts.down.filter((other) => other !== line)
    : [...verdicts.down, line];
  return { ...verdicts, down };
}
