import type { LineRates, Quality } from '@tresse/contracts';
import type { HostCapabilities, LineVerdicts } from '../host-state.js';
import { queueMaker } from '../queue-maker.js';
import { HEARTBEATS_KBIT, heldRate, type RatedLine } from '../rates.js';
import type { LineWithRole } from '../roles.js';

/** An end that sends over several lines. */
export interface SendingEnd {
  readonly lines: readonly (RatedLine & LineWithRole)[];
  readonly direction: keyof LineRates;
  readonly settings: { readonly quality: Pick<Quality, 'shaping'> };
  readonly verdicts: LineVerdicts;
  readonly capabilities: Pick<HostCapabilities, 'qdiscs'>;
}

/** Part of what lines carry together that a queue before them all lets out, so that packets wait in it and not on the way. */
const KEEPS_CLEAR = 0.99;

/** Part of a line's rate at which a queue before its own holds nothing. */
const OUT_OF_THE_WAY = 1.1;

/** What a rate leaves beside the line's heartbeats, which go past the queue of what is spread, in kbit/s. */
export function besideHeartbeats(rate: number): number {
  return Math.max(rate - HEARTBEATS_KBIT, rate / 2);
}

/** The rate to which this end holds a line, in kbit/s; null where it does not, or has nothing to do it with. */
export function heldHere(end: Omit<SendingEnd, 'lines'>, line: RatedLine): number | null {
  return queueMaker(end.capabilities) === null
    ? null
    : heldRate(line, end.direction, end.settings, end.verdicts);
}

/** The rate of the queue before several lines that carry so much together. */
export function justBelow(together: number): number {
  return Math.floor(together * KEEPS_CLEAR);
}

/** The same before one line that has a queue of its own: packets are to wait there. */
export function outOfTheWay(own: number): number {
  return Math.ceil(own * OUT_OF_THE_WAY);
}
