/** The lab's guest, and the kernel's bond over OpenVPN taps in it, which the host's kernel may lack. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findGuestKernel, guestOffers, readScenario, runInGuest } from '@tresse/lab';
import { makeKeys } from './guest/keys.js';
import { runBond } from './guest/run-bond.js';

const kernel = process.getuid?.() === 0 ? await findGuestKernel() : undefined;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tresse-guest-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

(kernel ? describe : describe.skip)('the guest', () => {
  it('has what the bond needs', async () => {
    const needed = [
      'tun',
      'veth',
      'netns',
      'qdisc netem',
      'bond balance-rr',
      'bond balance-xor',
      'bond active-backup',
    ];
    expect([...(await guestOffers())]).toEqual(expect.arrayContaining(needed));
  }, 20_000);

  it('gives back what its program says, and lets it write to the shared folder alone', async () => {
    const script = 'printf %s "$1"; touch here; touch /usr/here || exit 3';
    const word = 'it\'s $HOME "a\\b"\n';
    const program = ['/bin/sh', '-c', script, 'script', word] as const;
    const answer = await runInGuest({ program, deadlineMs: 20_000, shared: folder, cwd: folder });
    expect(answer).toEqual({ code: 3, stdout: word, stderr: expect.stringContaining('Read-only') });
    expect(await readdir(folder)).toEqual(['here']);
  }, 20_000);

  it('is ended by its deadline', async () => {
    const hanging = runInGuest({ program: ['sleep', '100'], deadlineMs: 3_000 });
    await expect(hanging).rejects.toMatchObject({ code: 'guest.deadline' });
  }, 20_000);

  it('carries traffic over both lines of a bond as both ends plan it, and over one when the other dies', async () => {
    await makeKeys(folder);
    const { lines } = await readScenario('infra/lab/scenarios/a-adsl.json');
    const transfers = [{ way: 'down', seconds: 1.5, flows: 1, skipMs: 500 } as const];
    const { pingsMs, goodputsMbit, frames, lost } = await runBond({
      mode: 'balance-rr',
      lines,
      pings: 4,
      transfers,
      loseLine: true,
      folder,
      deadlineMs: 100_000,
      simulatedTime: kernel?.simulatesTime ?? false,
    });
    expect(pingsMs).toHaveLength(4);
    expect(goodputsMbit[0]).toBeGreaterThan(0.5);
    expect(Math.min(...frames.map(({ received }) => received))).toBeGreaterThan(100);
    expect(lost?.without).toEqual([['tp2'], ['tp1-2']]);
    expect(lost?.pingsMs).toHaveLength(4);
    expect(lost?.back).toEqual([
      ['tp1', 'tp2'],
      ['tp1-1', 'tp1-2'],
    ]);
  }, 110_000);
});
