/** What comes by a line that carries more than its tunnel, told from a count of all its bytes. */
export interface Inflow {
  /** The count and the time (ms) from which what comes is looked at. */
  readonly bytes: number;
  readonly since: number;
  /** True when the last reading has shown data to flow. */
  readonly flows: boolean;
}

/** So much within so many ms is data. What a line's own box says of itself is less: it lives when the line is dead. */
const DATA_BYTES = 1_000;
const WITHIN_MS = 50;

/** With one more reading of the count, at a time in ms. */
export function withInflow(before: Inflow | null, bytes: number, now: number): Inflow {
  if (before === null || bytes < before.bytes || now - before.since > WITHIN_MS)
    return { bytes, since: now, flows: false };
  const flows = bytes - before.bytes >= DATA_BYTES;
  return flows ? { bytes, since: now, flows } : { bytes: before.bytes, since: before.since, flows };
}
