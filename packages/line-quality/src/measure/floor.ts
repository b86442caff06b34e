/** The least of a figure over the last one to two windows; monotonic times in ms. */
export interface Floor {
  readonly least: number;
  /** Of the window before; null when there was none. */
  readonly before: number | null;
  readonly since: number;
}

/** Long enough to hold a moment in which the line's queue is empty, short enough to notice another route. */
const WINDOW_MS = 5 * 60_000;

/** The floor after one more sample. */
export function withSample(floor: Floor | null, sample: number, now: number): Floor {
  if (floor === null) return { least: sample, before: null, since: now };
  if (now - floor.since >= WINDOW_MS) return { least: sample, before: floor.least, since: now };
  return { least: Math.min(floor.least, sample), before: floor.before, since: floor.since };
}

/** The floor's figure; null when nothing was measured. */
export function floorOf(floor: Floor | null): number | null {
  return floor && Math.min(floor.least, floor.before ?? floor.least);
}
