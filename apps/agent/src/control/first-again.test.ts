import { beforeEach, expect, it } from '@jest/globals';
import type { Scope } from '@tresse/contracts';
import { type HandClock, handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { createFirstAgain, type FirstAgain } from './first-again.js';

const SCOPE: Scope = 'site:0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';

let clock: HandClock;
let without: boolean;
let asked: Scope[][];
let again: FirstAgain;

beforeEach(() => {
  clock = handClock();
  without = true;
  asked = [];
  again = createFirstAgain({
    keeper: { hasNone: () => without, tryAgain: async () => [SCOPE] },
    clock,
    ask: (scopes) => asked.push(scopes),
    onError: (error) => {
      throw error;
    },
    random: () => 0.999_999,
  });
});

/** One attempt, which is undone once more. */
async function fail(): Promise<number | null> {
  const pause = clock.pause();
  clock.ring();
  await Promise.resolve();
  again.arm();
  return pause;
}

it('tries first settings that were undone again, with growing pauses', async () => {
  again.arm();
  const pauses = [await fail(), await fail(), await fail()];
  expect(asked).toEqual([[SCOPE], [SCOPE], [SCOPE]]);
  expect(pauses.map((ms) => Math.round((ms ?? 0) / 1_000))).toEqual([30, 45, 75]);
  for (let more = 0; more < 20; more++) await fail();
  expect(Math.round((clock.pause() ?? 0) / 1_000)).toBe(3_615);
});

it('waits for one attempt however often it is told', () => {
  again.arm();
  clock.move(10_000);
  again.arm();
  expect(Math.round((clock.pause() ?? 0) / 1_000)).toBe(20);
});

it('ends once something is in force, and begins from the start after that', async () => {
  again.arm();
  await fail();
  without = false;
  again.arm();
  expect(clock.pause()).toBeNull();
  without = true;
  again.arm();
  expect(Math.round((clock.pause() ?? 0) / 1_000)).toBe(30);
});
