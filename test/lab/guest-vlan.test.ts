/** A line on a VLAN, by a kernel that has them, which the host's may not. Needs root and Debian's user-mode Linux. */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEBIAN_KERNEL, runInGuest } from '@tresse/lab';
import { build } from 'esbuild';
import type { VlanAnswer } from './guest/vlan-rig.js';

const present = await access(DEBIAN_KERNEL.path).then(
  () => true,
  () => false,
);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-guest-vlan-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

(present && process.getuid?.() === 0 ? describe : describe.skip)('a line on a VLAN', () => {
  it('speaks with what bears its tag alone, and is gone without a trace', async () => {
    const outfile = join(folder, 'vlan-rig.mjs');
    await build({
      entryPoints: ['test/lab/guest/vlan-rig.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    const { code, stdout, stderr } = await runInGuest({
      program: [process.execPath, outfile],
      deadlineMs: 30_000,
      kernel: DEBIAN_KERNEL,
      shared: folder,
      cwd: folder,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer: VlanAnswer = JSON.parse(stdout);
    expect(answer).toEqual({
      made: [{ kind: 'vlan', name: 'tv1', parent: 'wan1', tag: 35 }],
      pings: { tagged: true, otherTag: false },
      failed: null,
      left: [],
    });
  }, 40_000);
});
