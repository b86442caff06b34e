import { expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

const now = new Date('2026-10-01T12:00:00Z');
const at = (ms: number) => new Date(now.getTime() + ms);

it('keeps who failed away for a pause that doubles up to a minute, and nobody else', () => {
  const backoff = new Backoff();
  const pauses = [];
  for (let time = 0; time < 8; time += 1) {
    backoff.fail('one', now);
    pauses.push((backoff.next(now)?.getTime() ?? 0) - now.getTime());
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(backoff.free(['one', 'two'], at(59_999))).toEqual(['two']);
  expect(backoff.free(['one', 'two'], at(60_000))).toEqual(['one', 'two']);
});

it('begins anew with who has succeeded, or was not due in between', () => {
  const backoff = new Backoff();
  for (const id of ['one', 'two']) backoff.fail(id, now);
  backoff.succeed('one');
  expect(backoff.free(['one'], now)).toEqual(['one']);
  expect(backoff.free(['two'], now)).toEqual(['two']);
  expect(backoff.next(now)).toBeUndefined();
});
