/** Profiles, line roles and switching between them, with real packets over two lines. Needs root and Linux. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Braid } from '@tresse/contracts';
import { HEARTBEATS_KBIT, type LineVerdicts, type Step } from '@tresse/net-plan';
import { cutLine, inside, restoreLines, SUM_BPS } from './data-plane/network.js';
import { startFlood } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import { BRAIDS, bothEnds, everySwitch, nameOf } from './profiles/braids.js';
import { download, PATIENCE_MS, type Stretch, type Traffic, upload } from './profiles/traffic.js';
import { suite } from './suite.js';

const ALIKE: LineVerdicts = { down: [], preference: [], roundTrips: { 1: 5, 2: 5 } };
const SPRAY: Braid = { profile: 'spray' };
/** Rate of the better line, in bit/s, and what TCP makes of it at best. */
const BEST_LINE = { down: 7_232_000 * 0.965, up: 896_000 * 0.965 };

let rig: Rig;
let traffic: Traffic | undefined;

const rate = ({ bytes, lasted }: Stretch) => (bytes * 8_000) / lasted;
const received = (tunnel: string) =>
  Number(inside('site', ['cat', `/sys/class/net/${tunnel}/statistics/rx_bytes`]));

type Ends = ReturnType<typeof bothEnds>;
const ends = (...given: Parameters<typeof bothEnds> extends [unknown, ...infer Rest] ? Rest : never) =>
  bothEnds({ site: rig.site.publicKey, relay: rig.relay.publicKey }, ...given);

async function become({ site, relay }: Ends, verdicts = ALIKE): Promise<void> {
  const applied = await Promise.all([
    rig.relay.apply({ role: relay, verdicts }),
    rig.site.apply({ role: site, verdicts }),
  ]);
  expect(applied.map(({ failed }) => failed)).toEqual([null, null]);
}

async function left({ site, relay }: Ends, verdicts = ALIKE): Promise<Step[]> {
  const plans = await Promise.all([
    rig.site.plan({ role: site, verdicts }),
    rig.relay.plan({ role: relay, verdicts }),
  ]);
  return plans.flat();
}

/** The verdict falls at both ends at once, and leaves the reconcile nothing to do but a queue's rate, which follows by `tc`. */
async function turn(both: Ends, verdict: 'down' | 'up', before: LineVerdicts, after: LineVerdicts) {
  await Promise.all([
    rig.site.prepare({ role: both.site, verdicts: before }),
    rig.relay.prepare({ role: both.relay, verdicts: before }),
  ]);
  if (verdict === 'down') cutLine(1);
  else restoreLines();
  const fired = await Promise.all([rig.site.fire('tl1', verdict), rig.relay.fire('tr1-1', verdict)]);
  expect(fired.map(({ result }) => result)).toEqual(['fired', 'fired']);
  expect((await left(both, after)).filter(({ action }) => action !== 'change-queue')).toEqual([]);
  return Math.max(...fired.map(({ tookMs }) => tookMs));
}

suite('profiles', () => {
  beforeAll(async () => {
    rig = await startRig();
    await rig.certify();
    await startFlood();
  }, 60_000);

  afterAll(async () => {
    traffic?.end();
    await rig?.end();
  });

  it('sprays one upload and one download over both lines, at more than the better line has', async () => {
    const both = ends(SPRAY);
    await become(both);
    expect(await left(both)).toEqual([]);
    for (const address of ['10.77.0.17', '10.77.0.18'])
      inside('site', ['ping', '-c', '1', '-W', '10', '-I', address, '10.77.0.1']);
    traffic = await upload();
    await wait(1_500);
    await traffic.ask();
    await wait(3_000);
    const up = rate(await traffic.ask());
    traffic.end();
    traffic = await download();
    await wait(1_500);
    await traffic.ask();
    await wait(3_000);
    const down = rate(await traffic.ask());
    process.stdout.write(
      `spray: down ${(down / SUM_BPS.down).toFixed(3)}, up ${(up / SUM_BPS.up).toFixed(3)} of the sum\n`,
    );
    expect(up).toBeGreaterThan(BEST_LINE.up);
    expect(down).toBeGreaterThan(BEST_LINE.down);
  }, 40_000);

  it.each([SPRAY, { profile: 'failover' } as const])(
    'keeps a download under $profile when a line dies, and when it returns',
    async (braid) => {
      const both = ends(braid);
      const dead = { ...ALIKE, down: [1] };
      await become(both);
      traffic ??= await download();
      await traffic.ask();
      const tookMs = await turn(both, 'down', ALIKE, dead);
      await wait(500);
      const died = await traffic.ask();
      await turn(both, 'up', dead, ALIKE);
      await wait(500);
      const returned = await traffic.ask();
      process.stdout.write(
        `${braid.profile}: fired in ${tookMs.toFixed(0)} ms, silence ${died.longest.toFixed(0)} and ${returned.longest.toFixed(0)} ms\n`,
      );
      expect([died.lost, returned.lost]).toEqual([0, 0]);
      expect(Math.max(died.longest, returned.longest)).toBeLessThan(1_000);
    },
    30_000,
  );

  it('keeps a backup line out of it until the main line dies', async () => {
    const both = ends(BRAIDS[0] ?? SPRAY, ['always', 'backup']);
    const dead = { ...ALIKE, down: [1] };
    traffic?.end();
    await become(both);
    traffic = await download();
    await wait(500);
    const idle = received('tl2');
    await wait(1_000);
    expect(received('tl2') - idle).toBeLessThan(20_000);
    await traffic.ask();
    await turn(both, 'down', ALIKE, dead);
    const entered = received('tl2');
    await wait(1_500);
    const died = await traffic.ask();
    process.stdout.write(`backup: silence ${died.longest.toFixed(0)} ms\n`);
    expect(died).toMatchObject({ lost: 0 });
    expect(received('tl2') - entered).toBeGreaterThan(500_000);
    await turn(both, 'up', dead, ALIKE);
    await wait(1_500);
    expect(await traffic.ask()).toMatchObject({ lost: 0 });
  }, 30_000);

  it('keeps a line with a spent allowance to what is granted, so that no more crosses it', async () => {
    const both = ends({ profile: 'mptcp', carrier: 'tunnel' });
    const granted = { ...ALIKE, granted: { 1: 256 } };
    traffic?.end();
    await become(both);
    traffic = await download();
    const count = () => ({ bytes: received('wan1'), at: performance.now() });
    const crossed = async () => {
      await wait(1_500);
      const before = count();
      await wait(2_000);
      const after = count();
      return ((after.bytes - before.bytes) * 8) / (after.at - before.at);
    };
    const free = await crossed();
    await become(both, granted);
    expect(await left(both, granted)).toEqual([]);
    await traffic.ask();
    const held = await crossed();
    const { lost, bytes } = await traffic.ask();
    process.stdout.write(`allowance: ${free.toFixed(0)} kbit/s crossed the line, then ${held.toFixed(0)}\n`);
    expect(free).toBeGreaterThan(2_000);
    expect(held).toBeLessThan((256 + HEARTBEATS_KBIT) * 1.2);
    expect(lost).toBe(0);
    expect(bytes).toBeGreaterThan(1_000_000);
  }, 30_000);

  it('goes from each way of joining lines to each other at once, what must be lost broken off and not left silent', async () => {
    const [first = SPRAY, ...walk] = everySwitch(BRAIDS);
    traffic?.end();
    await become(ends(first));
    let before = first;
    for (const braid of walk) {
      const rider = await download();
      await wait(300);
      await rider.ask();
      await become(ends(braid));
      await wait(300);
      const { longest, lost } = await rider.next();
      rider.end();
      process.stdout.write(
        `${nameOf(before)} → ${nameOf(braid)}: silence ${longest.toFixed(0)} ms, ${lost} lost\n`,
      );
      expect(longest).toBeLessThan(PATIENCE_MS - 100);
      expect(lost).toBeLessThanOrEqual(1);
      before = braid;
    }
  }, 120_000);
});
