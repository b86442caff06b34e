import type { Queue } from '../host-state.js';
import type { Step } from '../step.js';
import { valueKey } from './difference.js';

/** Queues that are missing or differ; where only the rate does, what waits in the queue is kept. */
export function setQueues(observed: readonly Queue[], wanted: readonly Queue[]): Step[] {
  return wanted.flatMap((queue): Step[] => {
    const known = observed.find((other) => samePlace(other, queue));
    if (known && valueKey(known) === valueKey(queue)) return [];
    return [{ action: isOurs(known, queue) ? 'change-queue' : 'set-queue', queue }];
  });
}

/** Removal of the queues that nobody wants. */
export function removeQueues(observed: readonly Queue[], wanted: readonly Queue[]): Step[] {
  return observed
    .filter((known) => !wanted.some((queue) => samePlace(queue, known)))
    .map(({ device, lane }) => ({
      action: 'remove-queue',
      device,
      ...(lane === undefined ? {} : { lane }),
    }));
}

/** True for queues of which the one takes the place of the other. */
export function samePlace(a: Pick<Queue, 'device' | 'lane'>, b: Pick<Queue, 'device' | 'lane'>): boolean {
  return a.device === b.device && a.lane === b.lane;
}

function isOurs(known: Queue | undefined, queue: Queue): boolean {
  return (
    known !== undefined &&
    known.rateKbit > 0 &&
    known.maker === queue.maker &&
    known.overhead === queue.overhead &&
    known.header === queue.header
  );
}
