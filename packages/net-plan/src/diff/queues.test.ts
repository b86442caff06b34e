import { expect, it } from '@jest/globals';
import type { Queue } from '../host-state.js';
import { removeQueues, setQueues } from './queues.js';

const queue: Queue = { device: 'tl1', maker: 'cake', rateKbit: 900, overhead: 60, header: 0 };
const faster = { ...queue, rateKbit: 950 };

it('a queue of another rate keeps what waits in it; a strange or missing one is made', () => {
  expect(setQueues([queue], [queue])).toEqual([]);
  expect(setQueues([queue], [faster])).toEqual([{ action: 'change-queue', queue: faster }]);
  expect(setQueues([], [queue])).toEqual([{ action: 'set-queue', queue }]);
  expect(setQueues([{ ...queue, rateKbit: 0 }], [queue])).toEqual([{ action: 'set-queue', queue }]);
  expect(setQueues([{ ...queue, maker: 'htb+bfifo' }], [queue])).toEqual([{ action: 'set-queue', queue }]);
});

it('a queue that nobody wants goes', () => {
  expect(removeQueues([queue], [])).toEqual([{ action: 'remove-queue', device: 'tl1' }]);
  expect(removeQueues([queue], [faster])).toEqual([]);
});
