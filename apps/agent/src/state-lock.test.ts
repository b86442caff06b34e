import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { lockAddress, lockState } from './state-lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('gives a state directory to one at a time, by whatever path it is named', async () => {
  const stateDir = join(folder, 'state');
  const first = await lockState(stateDir);
  await symlink(stateDir, join(folder, 'alias'));
  await expect(lockState(join(folder, 'alias'))).rejects.toMatchObject({ code: 'state.locked' });
  const other = await lockState(join(folder, 'other'));
  first.release();
  (await lockState(stateDir)).release();
  other.release();
});

it('is free again when its holder was killed', async () => {
  const program = join(folder, 'holder.mjs');
  const address = JSON.stringify(await lockAddress(folder));
  await writeFile(
    program,
    `import { createServer } from 'node:net'; createServer().listen(${address}, () => process.send('held'));`,
  );
  const holder = fork(program);
  await once(holder, 'message');
  await expect(lockState(folder)).rejects.toMatchObject({ code: 'state.locked' });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  (await lockState(folder)).release();
});
