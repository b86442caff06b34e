/** A site goes from one relay to another while traffic runs: what is silent, and for how long. Needs root and Linux. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { DESIRED_RELAY, desiredRelaySite, desiredSite, SECOND_ADDRESS } from './data-plane/desired.js';
import { inside } from './data-plane/network.js';
import {
  startDownload,
  startEcho,
  startFlood,
  startKnock,
  startStream,
  startStreamEcho,
} from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { StationProcess } from './data-plane/station-process.js';
import { suite } from './suite.js';

const PUBLIC = 'http://198.51.100.10:8000/';
/** What the product promises of a change of relay, in ms. */
const LONGEST_SILENCE_MS = 2_000;

let rig: Rig;
let site: StationProcess;
let relay: StationProcess;
let second: StationProcess;

/** The addresses of the site's second place on a relay. */
const atPlaceTwo = <T extends { bondAddress: string; lines: readonly { tunnel: { address: string } }[] }>(
  desired: T,
): T => ({
  ...desired,
  bondAddress: '10.77.0.47',
  lines: desired.lines.map((line, at) => ({
    ...line,
    tunnel: { ...line.tunnel, address: `10.77.0.${33 + at}` },
  })),
});

function atSecond(leaving: boolean): SiteDesired {
  const before = desiredSite(relay.publicKey);
  const after = atPlaceTwo(before);
  return {
    ...after,
    lines: after.lines.map((line) => ({
      ...line,
      tunnel: {
        ...line.tunnel,
        peer: { ...line.tunnel.peer, publicKey: second.publicKey, address: SECOND_ADDRESS },
      },
    })),
    relay: { ...after.relay, publicAddress: SECOND_ADDRESS },
    moves: 1,
    leaving: leaving ? { lines: before.lines.map(({ index, tunnel }) => ({ index, tunnel })) } : null,
  };
}

const siteOnSecond = (): RelaySiteDesired => {
  const placed = atPlaceTwo(desiredRelaySite(site.publicKey));
  return { ...placed, site: { ...placed.site, index: 2 } };
};

const fetchFromLan = () => inside('lan', ['curl', '-s', '-m', '5', PUBLIC]);

async function apply(desired: SiteDesired): Promise<void> {
  expect((await site.apply({ role: { role: 'site', desired } })).failed).toBeNull();
  expect(await site.plan({ role: { role: 'site', desired } })).toEqual([]);
}

suite('a change of relay', () => {
  beforeAll(async () => {
    rig = await startRig();
    ({ site, relay } = rig);
    second = rig.anotherRelay();
    await startEcho('server', 8000, '0.0.0.0');
    await startStreamEcho();
    await startFlood();
    const sites = [desiredRelaySite(site.publicKey)];
    expect((await relay.apply({ role: { role: 'relay', desired: DESIRED_RELAY, sites } })).failed).toBeNull();
    const desired = { ...DESIRED_RELAY, publicAddress: SECOND_ADDRESS };
    const ready = { role: 'relay', desired, sites: [siteOnSecond()] } as const;
    expect((await second.apply({ role: ready })).failed).toBeNull();
    await apply(desiredSite(relay.publicKey));
  }, 60_000);

  afterAll(() => rig?.end());

  it('lets a download live on by the former relay, and nothing be silent for two seconds', async () => {
    const mark = await startDownload();
    const stream = await startStream();
    const knock = await startKnock();
    await pause(500);
    const watched = mark();
    await apply(atSecond(true));
    const { longest, bytes } = await watched;
    const silences = { download: longest, stream: await stream(), connections: await knock() };
    process.stdout.write(`longest silences, in ms: ${JSON.stringify(silences)}; download ${bytes} bytes\n`);
    for (const silence of Object.values(silences)) expect(silence).toBeLessThan(LONGEST_SILENCE_MS);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(fetchFromLan()).toContain(SECOND_ADDRESS);
  }, 60_000);

  it('leads nothing new to the former relay', async () => {
    const before = inside('relay', ['cat', '/sys/class/net/tr1-1/statistics/rx_packets']);
    await pause(1_000);
    for (let turn = 0; turn < 5; turn += 1) expect(fetchFromLan()).toContain(SECOND_ADDRESS);
    process.stdout.write(
      `packets to the former relay meanwhile: ${before.trim()} → ${inside('relay', ['cat', '/sys/class/net/tr1-1/statistics/rx_packets']).trim()}\n`,
    );
    expect(inside('relay', ['ss', '-Mtn', 'state', 'established'])).not.toContain('8000');
  }, 30_000);

  it('has nothing of the former relay left once it has left it', async () => {
    await apply(atSecond(false));
    expect(inside('site', ['ip', '-o', 'link'])).not.toMatch(/tl[12]:/);
    expect(inside('site', ['ip', 'mptcp', 'endpoint'])).not.toContain('10.77.0.17');
    expect(fetchFromLan()).toContain(SECOND_ADDRESS);
  }, 30_000);

  it('comes back in the same way, and its streams go on at once', async () => {
    const stream = await startStream();
    const knock = await startKnock();
    await pause(500);
    await apply({ ...desiredSite(relay.publicKey), moves: 2 });
    await pause(2_500);
    const silences = { stream: await stream(), connections: await knock() };
    process.stdout.write(`longest silences without the former relay, in ms: ${JSON.stringify(silences)}\n`);
    for (const silence of Object.values(silences)) expect(silence).toBeLessThan(LONGEST_SILENCE_MS);
  }, 30_000);
});
