// Runs beside another: it measures no time.
/** The lab's guest, and the kernel's bond over OpenVPN taps in it, which the host's kernel may lack. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BondMode, BondMonitor } from '@tresse/contracts';
import { findGuestKernel, guestOffers, readScenario, runInGuest } from '@tresse/lab';
import type { BondAct, BondSight } from './guest/bond-acts.js';
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
    const hanging = runInGuest({ program: ['sleep', '100'], deadlineMs: 1_000 });
    await expect(hanging).rejects.toMatchObject({ code: 'guest.deadline' });
  }, 20_000);
});

const bond = (mode: BondMode, monitor: BondMonitor = 'watcher'): BondAct => ({
  act: 'join',
  braid: { profile: 'bond', mode, hash: 'layer3+4', monitor },
});
const said = (verdict: 'down' | 'up', at?: ('site' | 'relay')[]): BondAct => ({
  ...{ act: 'verdict', line: 1, verdict },
  ...(at ? { at } : {}),
});
const cut: BondAct = { act: 'cut', line: 1 };
const restore: BondAct = { act: 'restore', line: 1 };
const wait: BondAct = { act: 'wait', ms: 1_200 };
const ping = (count: number, addresses = 1): BondAct => ({ act: 'ping', count, addresses });

/** One boot for all: each mode takes the place of the one before it. Names are those of what is looked at. */
const STORY: readonly (readonly [string, BondAct])[] = [
  ['', bond('balance-rr')],
  ['in turn', ping(12)],
  ['', cut],
  ['', said('down')],
  ['in turn, one dead', ping(6)],
  ['', restore],
  ['', said('up', ['site'])],
  ['in turn, one end knows', ping(6)],
  ['', said('up', ['relay'])],
  ['in turn, returned', ping(6)],
  ['', bond('balance-xor')],
  ['by connection', ping(3, 8)],
  ['', said('down')],
  ['by connection, one dead', ping(1, 8)],
  ['', said('up')],
  ['', bond('active-backup')],
  ['one at a time', ping(6)],
  ['', cut],
  ['', said('down')],
  ['one at a time, it is dead', ping(6)],
  ['', restore],
  ['', said('up')],
  ['one at a time, returned', ping(6)],
  ['', bond('balance-rr', 'arp')],
  ['', cut],
  ['', wait],
  ['asking, one dead', ping(6)],
  ['', { act: 'cut', line: 2 }],
  ['', wait],
  ['', restore],
  ['', { act: 'restore', line: 2 }],
  ['', wait],
  ['asking, both returned', ping(6)],
];

(kernel ? describe : describe.skip)('the bond of both ends’ plans', () => {
  const sights = new Map<string, BondSight>();

  /** How many pings came back, how many left by each line, and over which taps each end sends. */
  function seen(name: string) {
    const sight = sights.get(name);
    if (sight === undefined) throw new Error(`nothing was seen of «${name}»`);
    const { pingsMs, frames, members } = sight;
    const sent = frames.map((frame) => frame.sent);
    return { back: pingsMs.length, sent, members };
  }
  const both = { site: ['ta1', 'ta2'], relay: ['ta1-1', 'ta1-2'] };
  const second = { site: ['ta2'], relay: ['ta1-2'] };

  beforeAll(async () => {
    await makeKeys(folder);
    const { lines } = await readScenario('infra/lab/scenarios/a-adsl.json');
    const answer = await runBond({
      lines,
      acts: STORY.map(([, act]) => act),
      folder,
      deadlineMs: 150_000,
      simulatedTime: kernel?.simulatesTime ?? false,
    });
    for (const [place, [name]] of STORY.entries()) {
      const sight = answer[place];
      if (sight) sights.set(name, sight);
    }
  }, 160_000);

  it('takes turns over both lines, over one while the other is dead, and over both again', () => {
    expect(seen('in turn')).toEqual({ back: 12, sent: [6, 6], members: both });
    expect(seen('in turn, one dead')).toEqual({ back: 6, sent: [0, 6], members: second });
    expect(seen('in turn, returned')).toEqual({ back: 6, sent: [3, 3], members: both });
  });

  it('receives by a line over which this end does not send yet', () => {
    const members = { site: both.site, relay: second.relay };
    expect(seen('in turn, one end knows')).toEqual({ back: 6, sent: [3, 3], members });
  });

  it('gives each connection a line', () => {
    expect(seen('by connection')).toEqual({ back: 24, sent: [12, 12], members: both });
    expect(seen('by connection, one dead')).toEqual({ back: 8, sent: [0, 8], members: second });
  });

  it('sends by the faster line alone, by the other while that is dead, and by the faster again', () => {
    expect(seen('one at a time')).toEqual({ back: 6, sent: [6, 0], members: both });
    expect(seen('one at a time, it is dead')).toEqual({ back: 6, sent: [0, 6], members: second });
    expect(seen('one at a time, returned')).toEqual({ back: 6, sent: [6, 0], members: both });
  });

  it('finds out by the driver’s own requests that a line is dead, and that all have returned', () => {
    expect(seen('asking, one dead').back).toBe(6);
    const { back, members } = seen('asking, both returned');
    expect({ back, members }).toEqual({ back: 6, members: both });
  });
});
