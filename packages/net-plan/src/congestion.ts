import type { LineRates, Quality } from '@tresse/contracts';
import type { LineVerdicts, Route } from './host-state.js';
import { inStep } from './in-step.js';
import { heldRate, type RatedLine } from './rates.js';
import { bulk, type LineWithRole } from './roles.js';

/** What is asked of a site, as far as it says how its connections find their rate. */
export interface CarryingSite {
  readonly lines: readonly (RatedLine & LineWithRole)[];
  readonly quality: Pick<Quality, 'shaping'>;
}

/**
 * How connections over a line find their rate, as a property of the routes that lead them there. The host's own manner is
 * bbr, which bears a line's losses, but lets the line run empty for 0.2 s in each 10 to measure its delay (in each 60 where the
 * kernel takes our kind of it). Where a queue of this host holds the line to its rate and the line loses nothing by itself, the kernel keeps a
 * sender from filling that queue (TSQ), and cubic sends exactly what the queue lets out, without a longer round trip.
 *
 * All lines that carry a connection together do it alike, dead ones included. MPTCP gives each subflow its part by the rate
 * at which it believes to send; cubic behind our queue believes in three times its own, and a subflow by bbr beside it, given
 * too little, then measures less and less: 80 and 40 Mbit/s brought 77.
 */
export function congestionOver(
  line: RatedLine,
  direction: keyof LineRates,
  site: CarryingSite,
  verdicts: LineVerdicts,
): Pick<Route, 'congestion'> {
  const isClear = (one: RatedLine) =>
    (verdicts.clear?.includes(one.index) ?? false) && heldRate(one, direction, site, verdicts) !== null;
  const anyAlive = { ...verdicts, down: [] };
  const together = inStep(bulk(site.lines, anyAlive), site.lines, anyAlive);
  return isClear(line) && together.every((other) => isClear(other.line)) ? { congestion: 'cubic' } : {};
}
