import type { Job, SiteLineView } from '@tresse/contracts';
import type { Direction } from './stack';

/** The most that the lines can carry together, in Mbit/s, and how that is known. */
export interface Ceiling {
  mbit: number;
  from: 'contract' | 'measured';
}

/** The physical ceiling: what the newest speed test measured line by line, else what all contracts promise. */
export function ceilingOf(
  lines: readonly SiteLineView[],
  jobs: readonly Job[],
  direction: Direction,
): Ceiling | null {
  const test = jobs.find(({ kind, state }) => kind === 'speed-test' && state === 'succeeded');
  const measured = lines.map(({ id }) => {
    const measure = test?.speed.find(({ lineId }) => lineId === id);
    return (direction === 'down' ? measure?.downMbit : measure?.upMbit) ?? null;
  });
  const total = sum(measured);
  if (total !== null) return { mbit: total, from: 'measured' };
  const promised = sum(
    lines.map(({ contract }) =>
      contract ? (direction === 'down' ? contract.downKbit : contract.upKbit) / 1_000 : null,
    ),
  );
  return promised === null ? null : { mbit: promised, from: 'contract' };
}

function sum(values: (number | null)[]): number | null {
  return values.every((value) => value !== null) && values.length > 0
    ? values.reduce((total: number, value) => total + (value ?? 0), 0)
    : null;
}
