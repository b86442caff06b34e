import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { keepHeapSmall } from './keep-heap-small.js';

/** A process of its own: what is said to V8 holds for a whole one. Some of the objects that it makes live a while. */
const PROGRAM = `import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
(${keepHeapSmall})(setFlagsFromString);
const kept = [];
for (let round = 0; round < 300; round++) {
  kept.push(Array.from({ length: 2_000 }, (_, at) => ({ at, text: 'x' + at })));
  if (kept.length > 30) kept.shift();
}
const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
console.log(young.space_size);`;

it('what is soon forgotten takes at most 4 MB, however much of it is made', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROGRAM]);
  expect(Number(stdout)).toBeLessThanOrEqual(4 * 2 ** 20);
});
