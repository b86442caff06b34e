import type { TrafficClass } from '@tresse/contracts';
import type { QueueMaker } from './host-state.js';

/** Classes of a queue: those of the customer's traffic, and before them all what keeps the lines and connections alive. */
export type QueueClass = 'signal' | TrafficClass;

/**
 * From first to last, with the part of the rate that each has for sure when all are busy: the better ones go first,
 * and none starves. What a class leaves is the others'.
 */
export const QUEUE_SHARES: Readonly<Record<QueueClass, number>> = {
  signal: 0.2,
  voice: 0.3,
  games: 0.2,
  work: 0.2,
  bulk: 0.1,
};

/** Handle of our queues, by which they are told from the host's own, and which a packet's priority names. */
export const QUEUE_HANDLE = '7e5:';

/** Minor numbers in hexadecimal: of HTB's classes, and of cake's tins with `diffserv4` (sch_cake.c, cake_select_tin). */
const HTB = { signal: '10', voice: '20', games: '30', work: '40', bulk: '50' } as const;
const CAKE = { signal: '4', voice: '4', games: '3', work: '2', bulk: '1' } as const;

/** The class as tc and nft name it: `7e5:10`. */
export function classId(maker: QueueMaker, name: QueueClass): string {
  return `${QUEUE_HANDLE}${(maker === 'cake' ? CAKE : HTB)[name]}`;
}
