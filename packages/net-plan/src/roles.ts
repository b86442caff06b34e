/** Which lines carry what now: the one place where a line's role meets the watcher's verdict. */
import type { LineIndex, LineRole } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';
import { type RankedLine, ranked } from './verdicts.js';

/** A line with what it is meant for. */
export interface LineWithRole {
  readonly index: LineIndex;
  readonly role: LineRole;
}

/**
 * Lines for what takes one way at a time (UDP, ICMP, the box's own traffic), by preference: all that are up, those
 * of role `backup` only while none of role `always` is. With every line down all are tried, whatever their role.
 */
export function interactive<L extends LineWithRole>(
  lines: readonly L[],
  verdicts: LineVerdicts,
): RankedLine<L>[] {
  const up = upOf(lines, verdicts);
  return firstThatHas([
    up.some(({ line }) => line.role === 'always') ? up.filter(({ line }) => line.role !== 'backup') : up,
    ranked(lines, verdicts),
  ]);
}

/**
 * Lines for what the braid spreads, by preference: those of role `always` that are up, else `backup`, else, as a last
 * resort, `never-bulk`. Of these, a line with a spent allowance only where none is free: what is delivered in order waits
 * for the slowest. With every line down all are tried, whatever their role.
 */
export function bulk<L extends LineWithRole>(lines: readonly L[], verdicts: LineVerdicts): RankedLine<L>[] {
  const up = upOf(lines, verdicts);
  const ofRole = (role: LineRole) => {
    const all = up.filter(({ line }) => line.role === role);
    return firstThatHas([all.filter(({ line }) => verdicts.granted?.[line.index] === undefined), all]);
  };
  return firstThatHas([ofRole('always'), ofRole('backup'), ofRole('never-bulk'), ranked(lines, verdicts)]);
}

function upOf<L extends LineWithRole>(lines: readonly L[], verdicts: LineVerdicts): RankedLine<L>[] {
  return ranked(lines, verdicts).filter(({ line }) => !verdicts.down.includes(line.index));
}

function firstThatHas<T>(tiers: readonly (readonly T[])[]): T[] {
  return [...(tiers.find((tier) => tier.length > 0) ?? [])];
}
