import { expect, it } from '@jest/globals';
import { fakeHost } from '../../../../packages/net-apply/src/testing/fake-host.js';
import { LEAST_MEMORY_MIB, littleMemory, memoryMib, tellOfLittleMemory } from './memory.js';
import { readNotices } from './read-notices.js';

const meminfo = (kib: number) => `MemTotal:${String(kib).padStart(15)} kB\nMemFree:          103220 kB\n`;
const machine = (kib: number, told?: string) =>
  fakeHost({}, { '/proc/meminfo': meminfo(kib), ...(told === undefined ? {} : { '/notice': told }) });

/** In KiB. */
const LEAST = LEAST_MEMORY_MIB * 1_024;

it.each([
  ['a machine of 512 MB', 437_000, 426],
  ['one just below', LEAST - 1, 767],
  ['one just large enough', LEAST, null],
  ['a machine of 1 GB', 927_000, null],
])('%s is judged by its memory', async (_what, kib, little) => {
  expect(await littleMemory(machine(kib))).toBe(little);
});

it('memory that is not told is not judged', async () => {
  expect(memoryMib('MemFree: 1 kB\nMemTotal: much\n')).toBeNull();
  expect(await littleMemory(fakeHost())).toBeNull();
});

it('a box with too little memory says so in its log, another does not', async () => {
  const said: object[] = [];
  const log = { warn: (what: object) => void said.push(what) };
  await tellOfLittleMemory(machine(927_000), log);
  await tellOfLittleMemory(machine(437_000), log);
  expect(said).toEqual([{ code: 'memory-small', mib: 426, leastMib: 768 }]);
});

it('what the image says and what the machine lacks are told together, each once', async () => {
  expect(await readNotices(machine(927_000), '/notice')).toEqual([]);
  expect(await readNotices(machine(437_000, 'card-small\n'), '/notice')).toEqual([
    'card-small',
    'memory-small',
  ]);
  expect(await readNotices(machine(437_000, 'memory-small\n'), '/notice')).toEqual(['memory-small']);
});

it('a notice that cannot be read is told as one', async () => {
  const host = machine(927_000);
  const readFile = async (path: string) => {
    if (path === '/notice') throw new Error('EISDIR');
    return host.readFile(path);
  };
  expect(await readNotices({ readFile }, '/notice')).toEqual(['unknown']);
});
