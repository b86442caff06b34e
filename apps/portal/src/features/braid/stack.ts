import type { Sample } from '@/features/live/sample-window';

export type Direction = 'down' | 'up';

/** One line's band of the chart: lower and upper edge in Mbit/s for each instant; null where it has a gap. */
export interface Band {
  lineId: string;
  index: number;
  lower: (number | null)[];
  upper: (number | null)[];
}

export interface Stack {
  /** Instants in seconds since the epoch, ascending. */
  times: number[];
  bands: Band[];
  /** Sum of all lines in Mbit/s; null inside a time of which nothing is known. */
  sum: (number | null)[];
}

/**
 * Stacks the lines in the order of their places; a line that is down, or absent from a sample, leaves a gap. Where
 * two samples lie more than `silence` (s) apart nothing is known in between: an instant without values parts them.
 */
export function stackSamples(
  samples: readonly Sample[],
  lines: readonly { id: string; index: number }[],
  direction: Direction,
  silence = Number.POSITIVE_INFINITY,
): Stack {
  const ordered = [...lines].sort((a, b) => a.index - b.index);
  const bands: Band[] = ordered.map(({ id, index }) => ({ lineId: id, index, lower: [], upper: [] }));
  const times: number[] = [];
  const sum: (number | null)[] = [];
  for (const sample of samples) {
    const time = Date.parse(sample.at) / 1_000;
    const before = times.at(-1);
    if (before !== undefined && time - before > silence) {
      times.push((before + time) / 2);
      sum.push(null);
      for (const band of bands) pushGap(band);
    }
    times.push(time);
    let height = 0;
    for (const band of bands) {
      const line = sample.lines.find(({ lineId }) => lineId === band.lineId);
      if (!line || line.state === 'down') {
        pushGap(band);
        continue;
      }
      band.lower.push(height);
      height += (direction === 'down' ? line.downKbit : line.upKbit) / 1_000;
      band.upper.push(height);
    }
    sum.push(height);
  }
  return { times, bands, sum };
}

function pushGap(band: Band): void {
  band.lower.push(null);
  band.upper.push(null);
}

/** Runs of consecutive values, as [first, last] positions; a strand is drawn run by run. */
export function runsOf(values: readonly (number | null)[]): [number, number][] {
  const runs: [number, number][] = [];
  values.forEach((value, position) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last && last[1] === position - 1) last[1] = position;
    else runs.push([position, position]);
  });
  return runs;
}
