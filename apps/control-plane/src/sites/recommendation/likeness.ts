import type { KnownLine } from './known-line.js';

/** Rates of lines that packets take turns on differ by this factor at most. */
const RATE_FACTOR = 1.25;

/** Delays differ by this much at most, in ms: a receiver takes for reordering what it would else take for loss. */
const DELAY_MS = 10;

/** Most jitter, in ms, and most loss, in percent. */
const JITTER_MS = 5;
const LOSS_PERCENT = 0.05;

/** True when all is known of the lines and they are so alike that packets may take turns on them (spraying). */
export function areAlike(lines: readonly KnownLine[]): boolean {
  const figures = {
    down: lines.map(({ contract }) => contract?.downKbit ?? Number.NaN),
    up: lines.map(({ contract }) => contract?.upKbit ?? Number.NaN),
    rtt: lines.map(({ rttMs }) => rttMs ?? Number.NaN),
  };
  const steady = lines.every(
    ({ jitterMs, lossPercent }) =>
      jitterMs !== null && jitterMs <= JITTER_MS && lossPercent !== null && lossPercent <= LOSS_PERCENT,
  );
  const factor = (rates: readonly number[]) => Math.max(...rates) / Math.min(...rates);
  return (
    steady &&
    factor(figures.down) <= RATE_FACTOR &&
    factor(figures.up) <= RATE_FACTOR &&
    Math.max(...figures.rtt) - Math.min(...figures.rtt) <= DELAY_MS
  );
}
