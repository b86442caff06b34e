import type { Queue } from '../host-state.js';
import type { Step } from '../step.js';
import { valueKey } from './difference.js';

/** Queues that are missing or differ; where only the rate does, what waits in the queue is kept. */
export function setQueues(observed: readonly Queue[], wanted: readonly Queue[]): Step[] {
  const there = byPlace(observed);
  return wanted.flatMap((queue): Step[] => {
    const known = there.get(placeOf(queue));
    if (known && valueKey(known) === valueKey(queue)) return [];
    return [{ action: isOurs(known, queue) ? 'change-queue' : 'set-queue', queue }];
  });
}

/** Removal of the queues that nobody wants. */
export function removeQueues(observed: readonly Queue[], wanted: readonly Queue[]): Step[] {
  const kept = byPlace(wanted);
  return observed
    .filter((known) => !kept.has(placeOf(known)))
    .map(({ device, lane }) => ({
      action: 'remove-queue',
      device,
      ...(lane === undefined ? {} : { lane }),
    }));
}

/** True for queues of which the one takes the place of the other. */
export function samePlace(a: Pick<Queue, 'device' | 'lane'>, b: Pick<Queue, 'device' | 'lane'>): boolean {
  return placeOf(a) === placeOf(b);
}

/** Equal for queues of which the one takes the place of the other. */
const placeOf = ({ device, lane }: Pick<Queue, 'device' | 'lane'>) => `${device} ${lane ?? ''}`;

const byPlace = (queues: readonly Queue[]) => new Map(queues.map((queue) => [placeOf(queue), queue]));

/** The queues once these have taken their places. */
export function withQueues(observed: readonly Queue[], held: readonly Queue[]): Queue[] {
  const there = byPlace(held);
  return observed.map((queue) => there.get(placeOf(queue)) ?? queue);
}

function isOurs(known: Queue | undefined, queue: Queue): boolean {
  return (
    known !== undefined &&
    known.rateKbit > 0 &&
    known.maker === queue.maker &&
    known.overhead === queue.overhead &&
    known.header === queue.header &&
    known.patient === queue.patient
  );
}
