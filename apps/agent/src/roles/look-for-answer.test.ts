import { expect, it } from '@jest/globals';
import { lookForAnswer } from './look-for-answer.js';

it('an answer is looked for ever more rarely until it is here, and the next one soon again', () => {
  const pauses: number[] = [];
  const looked = lookForAnswer((ms) => pauses.push(ms));
  for (const awaits of [false, true, true, true, false, true]) looked(awaits);
  expect(pauses).toEqual([1_000, 2_000, 4_000, 1_000]);
  for (let look = 0; look < 10; look++) looked(true);
  expect(pauses.at(-1)).toBe(60_000);
});
