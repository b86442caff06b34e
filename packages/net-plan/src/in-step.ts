import type { LineRates } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';
import { ASSUMED_CONTRACT, type RatedLine } from './rates.js';
import type { RankedLine } from './verdicts.js';
import { PAYLOAD, writeBufferMs } from './write-buffer.js';

/**
 * How long the buffers were, in ms, with nothing beside them, when this was measured: on lines of 7.2 and 7.1 Mbit/s, a third
 * of 4 brought something up to a round trip of 200 ms and 5 % of loss, took from the others at 300 ms as much as it brought,
 * and halved them at 500 ms.
 */
const MEASURED_WITH_MS = 100;

type Carrier = Pick<RatedLine, 'index' | 'contract'>;

/**
 * Of the lines that carry bulk, among all of a site, those that one connection gains by. It delivers in order, and its sender keeps what was
 * not yet acknowledged: while a packet is under way on the slowest line, the others bring no more than the write buffers
 * hold. A line whose round trip is longer than that takes more from the others than it brings, and stays out, with its
 * tunnel up, until they die. What is left out is the slowest ones, or all others beside the one that brings more alone;
 * contracts count, not measured rates, so that
 * no line comes and goes with its load. One that was not measured stays in, as all do when all are down.
 */
export function inStep<L extends Carrier>(
  carriers: readonly RankedLine<L>[],
  lines: readonly L[],
  verdicts: LineVerdicts,
): RankedLine<L>[] {
  const { down, roundTrips = {} } = verdicts;
  if (carriers.every(({ line }) => down.includes(line.index))) return [...carriers];
  const heldMs = PAYLOAD * Math.max(MEASURED_WITH_MS, writeBufferMs(lines, verdicts));
  const roundTrip = ({ line }: RankedLine<L>) => roundTrips[line.index] ?? 0;
  const byRoundTrip = [...carriers].sort((a, b) => roundTrip(a) - roundTrip(b));
  const alone = byRoundTrip.map((line) => ({ set: [line], brings: rateOf([line]) }));
  const together = byRoundTrip.slice(1).map((slowest, at) => {
    const set = byRoundTrip.slice(0, at + 2);
    return { set, brings: rateOf(set) * Math.min(1, (set.length * heldMs) / roundTrip(slowest)) };
  });
  const sets = [...alone.reverse(), ...together];
  const most = Math.max(...sets.map(({ brings }) => brings));
  const chosen = sets.findLast(({ brings }) => brings === most)?.set ?? carriers;
  return carriers.filter((carrier) => chosen.includes(carrier));
}

/** Both directions count alike, by what a line brings to either; kbit/s weighed by the usual ratio of down to up. */
function rateOf(set: readonly RankedLine<Carrier>[]): number {
  const weight = ASSUMED_CONTRACT.downKbit / ASSUMED_CONTRACT.upKbit;
  const worthOf = ({ downKbit, upKbit }: LineRates) => downKbit + weight * upKbit;
  return set.reduce((sum, { line }) => sum + worthOf(line.contract ?? ASSUMED_CONTRACT), 0);
}
