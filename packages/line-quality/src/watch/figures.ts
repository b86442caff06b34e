import { takeLoss } from '../measure/arrivals.js';
import { copyOf } from './copy.js';
import type { LineWatch, SiteWatch } from './state.js';
import { countAvailability } from './verdict.js';

/** What one line did since the last figures were taken. */
export interface LineFigures {
  line: number;
  state: LineWatch['state'];
  /** Bytes of the tunnel's IP packets to this end and from it. */
  rxBytes: number;
  txBytes: number;
  rttMs: number | null;
  jitterMs: number | null;
  lossPercent: number | null;
  /** Part of the time in which the line was up, in percent. */
  availabilityPercent: number;
}

/** The figures of each line up to `now` (monotonic, ms), and the watch with the next interval begun. */
export function takeFigures(before: SiteWatch, now: number): { watch: SiteWatch; figures: LineFigures[] } {
  const watch = copyOf(before, before.now);
  return { watch, figures: watch.lines.map((line) => figuresOf(line, now)) };
}

function figuresOf(line: LineWatch, now: number): LineFigures {
  countAvailability(line, now);
  const counters = line.traffic?.counters ?? null;
  const base = line.taken.counters;
  const since = (name: 'rxBytes' | 'txBytes') =>
    counters && base ? Math.max(0, counters[name] - base[name]) : 0;
  const loss = line.arrivals && takeLoss(line.arrivals);
  if (loss) line.arrivals = loss.arrivals;
  const lasted = now - line.taken.at;
  const figures = {
    line: line.index,
    state: line.state,
    rxBytes: since('rxBytes'),
    txBytes: since('txBytes'),
    rttMs: line.roundTrip?.smoothedMs ?? null,
    jitterMs: line.arrivals?.jitterMs ?? null,
    lossPercent: loss?.lossPercent ?? null,
    availabilityPercent: lasted > 0 ? Math.min(100, (line.taken.upMs / lasted) * 100) : 0,
  };
  line.taken = { counters, at: now, upMs: 0, stateAt: now };
  return figures;
}
