import type { Id, LineState, TelemetrySample } from '@tresse/contracts';

/** How old a sample may be that was kept while the device was offline, and how far ahead a clock may run, in ms. */
const OLDEST_MS = 2 * 86_400_000;
const AHEAD_MS = 5 * 60_000;

/** One line's sample as a row. */
export interface SampleRow {
  lineId: Id;
  at: Date;
  intervalMs: number;
  state: LineState;
  downKbit: number;
  upKbit: number;
  rttMs: number | null;
  jitterMs: number | null;
  lossPercent: number | null;
}

/** Samples whose time can be true: a box without a battery wakes in 1970. */
export function plausible(samples: readonly TelemetrySample[], now: number): TelemetrySample[] {
  return samples.filter(({ at }) => {
    const age = now - Date.parse(at);
    return age <= OLDEST_MS && age >= -AHEAD_MS;
  });
}

/** One row for each sample and line of the site; lines that are not the site's are left out. */
export function sampleRows(samples: readonly TelemetrySample[], lineIds: ReadonlySet<Id>): SampleRow[] {
  return samples.flatMap(({ at, intervalMs, lines }) =>
    lines
      .filter(({ lineId }) => lineIds.has(lineId))
      .map((line) => ({ ...line, at: new Date(at), intervalMs })),
  );
}
