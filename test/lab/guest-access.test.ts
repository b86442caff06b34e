// Runs beside another: it measures no time.
/** Lines on a VLAN and by PPPoE, by a kernel that has these, which the host's may not. Needs root and Debian's user-mode Linux. */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEBIAN_KERNEL, runInGuest } from '@tresse/lab';
import { build } from 'esbuild';
import type { PppoeAnswer } from './guest/pppoe-rig.js';
import type { VlanAnswer } from './guest/vlan-rig.js';

const present = await access(DEBIAN_KERNEL.path).then(
  () => true,
  () => false,
);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-guest-access-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a rig in the guest has answered. */
async function askRig<T>(name: string): Promise<T> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [`test/lab/guest/${name}.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { code, stdout, stderr } = await runInGuest({
    program: [process.execPath, outfile],
    deadlineMs: 40_000,
    kernel: DEBIAN_KERNEL,
    shared: folder,
    cwd: folder,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

(present && process.getuid?.() === 0 ? describe : describe.skip)('a line', () => {
  it('on a VLAN speaks with what bears its tag alone, and is gone without a trace', async () => {
    expect(await askRig<VlanAnswer>('vlan-rig')).toEqual({
      made: [{ kind: 'vlan', name: 'tv1', parent: 'wan1', tag: 35 }],
      pings: { tagged: true, otherTag: false },
      failed: null,
      left: [],
    });
  }, 50_000);

  it('by PPPoE is let in with its password, and the session ends with its service', async () => {
    expect(await askRig<PppoeAnswer>('pppoe-rig')).toEqual({
      failed: null,
      address: '100.64.0.7',
      reachesProvider: true,
      mode: '600',
      left: '',
    });
  }, 50_000);
});
