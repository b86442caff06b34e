import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openBoundedLog } from './bounded-log.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps the newest lines over restarts, and of older ones a single file', async () => {
  for (const lines of [['one', 'two', 'three'], ['four'], ['five', 'six']]) await write(lines);
  expect(await readFile(join(folder, 'log'), 'utf8')).toBe('five\nsix\n');
  expect(await readFile(join(folder, 'log.1'), 'utf8')).toBe('three\nfour\n');
  expect(await readdir(folder)).toHaveLength(2);
});

async function write(lines: string[]): Promise<void> {
  const log = openBoundedLog(join(folder, 'log'), 12);
  for (const line of lines) log.write(`${line}\n`);
  log.end();
  await once(log, 'finish');
}
