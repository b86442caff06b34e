import type { LineRates } from '@tresse/contracts';
import type { LineVerdicts, Route } from './host-state.js';
import { heldRate, type RatedLine } from './rates.js';

/**
 * How connections over a line find their rate, as a property of the routes that lead them there. The host's own manner is
 * bbr, which bears a line's losses, but lets the line run empty for 0.2 s in each 10 to measure its delay: 2.5 % of it.
 * Where a queue of this host holds the line to its rate and the line loses nothing by itself, the kernel keeps a
 * sender from filling that queue (TSQ), and cubic sends exactly what the queue lets out, without a longer round trip.
 */
export function congestionOver(
  line: RatedLine,
  direction: keyof LineRates,
  settings: Parameters<typeof heldRate>[2],
  verdicts: LineVerdicts,
): Pick<Route, 'congestion'> {
  const clear = verdicts.clear?.includes(line.index) ?? false;
  return clear && heldRate(line, direction, settings, verdicts) !== null ? { congestion: 'cubic' } : {};
}
