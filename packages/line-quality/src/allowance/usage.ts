import type { Allowance } from '@tresse/contracts';
import { periodOf, SERVICE_BEGINS } from './period.js';

/** Counters of an interface as last read, and in which run of the machine they began at zero. */
export interface Reading {
  readonly boot: string;
  readonly interface: string;
  /** Bytes of both directions. */
  readonly bytes: number;
}

/** Where a warning is due, in per cent of the allowance. */
export const WARNINGS = [75, 95, 100] as const;
/** One of {@link WARNINGS}. */
export type Warning = (typeof WARNINGS)[number];

/** What a line has carried in a billing month, both directions together. */
export interface Usage {
  /** Beginning of the month in ms since 1970; null while the clock had not got the time. */
  readonly period: number | null;
  readonly bytes: number;
  /** The month before, to which a clock that ran ahead may return. */
  readonly previous: { readonly period: number; readonly bytes: number } | null;
  readonly reading: Reading | null;
  /** The highest warning that was given; 0 for none. */
  readonly warned: Warning | 0;
}

/** A line whose count begins. */
export const NOTHING_USED: Usage = { period: null, bytes: 0, previous: null, reading: null, warned: 0 };

/**
 * The usage after a reading at `now` (ms since 1970). Bytes are never forgotten but at the end of their month: a clock
 * that has no time yet, or goes back, ends none.
 */
export function count(usage: Usage, reading: Reading, now: number, { billingDay }: Allowance): Usage {
  const added = { ...usage, bytes: usage.bytes + bytesSince(usage.reading, reading), reading };
  if (now < SERVICE_BEGINS) return added;
  const period = periodOf(now, billingDay);
  const { period: known, previous } = usage;
  if (known === null || period === known) return { ...added, period };
  if (period > known) {
    const gone = { period: known, bytes: usage.bytes };
    return { period, bytes: added.bytes - usage.bytes, previous: gone, reading, warned: 0 };
  }
  const before = previous?.period === period ? previous.bytes : 0;
  return { ...added, period, bytes: added.bytes + before, previous: null };
}

/** The counters begin at zero with the machine and with their interface; another interface's past is not this line's. */
function bytesSince(last: Reading | null, { boot, interface: name, bytes }: Reading): number {
  if (last === null || last.interface !== name) return 0;
  return last.boot === boot && bytes >= last.bytes ? bytes - last.bytes : bytes;
}

const GIGABYTE = 1e9;

/** True when nothing of the month's allowance is left. */
export function isSpent({ bytes }: Usage, { gigabytes }: Allowance): boolean {
  return bytes >= gigabytes * GIGABYTE;
}

/** The warning that is due now, and the usage that knows of it; a larger allowance makes earlier warnings due again. */
export function warn(usage: Usage, { gigabytes }: Allowance): { usage: Usage; warning: Warning | null } {
  const reached = WARNINGS.findLast((level) => usage.bytes >= (gigabytes * GIGABYTE * level) / 100) ?? 0;
  if (reached === usage.warned) return { usage, warning: null };
  const warning = reached > usage.warned && reached !== 0 ? reached : null;
  return { usage: { ...usage, warned: reached }, warning };
}
