import type { SpeedMeasure } from '@tresse/contracts';

/** A speed test read for one direction, in Mbit/s. */
export interface Comparison {
  lines: { lineId: string; mbit: number }[];
  sum: number;
  bonded: number | null;
  /** Bonded rate over the sum of the lines, 0–1; null while either is missing. */
  ratio: number | null;
}

/** Sets the braid against the sum of its lines. */
export function compare(speed: readonly SpeedMeasure[], direction: 'down' | 'up'): Comparison {
  const rate = (measure: SpeedMeasure) => (direction === 'down' ? measure.downMbit : measure.upMbit);
  const lines = speed.flatMap((measure) => {
    const mbit = rate(measure);
    return measure.lineId !== null && mbit !== null ? [{ lineId: measure.lineId, mbit }] : [];
  });
  const sum = lines.reduce((total, { mbit }) => total + mbit, 0);
  const whole = speed.find(({ lineId }) => lineId === null);
  const bonded = whole ? rate(whole) : null;
  return { lines, sum, bonded, ratio: bonded !== null && sum > 0 ? bonded / sum : null };
}
