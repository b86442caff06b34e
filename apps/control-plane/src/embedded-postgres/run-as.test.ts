import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { serverUser } from './run-as.js';

const asRoot = userInfo().uid === 0;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tresse-owner-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('lets root run the server as the ordinary user who began its directory', async () => {
  if (asRoot) await chown(directory, 4_321, 4_322);
  expect(await serverUser(directory)).toEqual(asRoot ? { uid: 4_321, gid: 4_322 } : {});
});

it('never runs the server as root', async () => {
  expect((await serverUser(directory)).uid).not.toBe(0);
});
