// Runs beside another: its limits are seconds, what it sees are tenths.
/**
 * Control plane, two relays' agents and a site's, on emulated lines: a relay is emptied, and another one dies, while
 * traffic runs. Needs root and Linux.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes, type Site } from '@tresse/contracts';
import {
  type ApiSession,
  awaitSite,
  type Lab,
  provisionDemoSite,
  SERVER_ADDRESS,
  startLab,
} from '@tresse/lab';
import { type ControlPlane, startControlPlane } from './control-plane.js';
import { suite } from './suite.js';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** What the product promises, in ms. */
const LIMIT = { drain: 2_000, death: 30_000 } as const;
const SILENCE = (device: string) =>
  `table inet silence { chain f { type filter hook forward priority 0; iifname "${device}" drop; oifname "${device}" drop; }; }`;

interface Reading {
  bytes: number;
  startedAt: number;
  silences: { at: number; ms: number }[];
  bucketMs: number;
  buckets: number[];
  peers?: string[];
}

let stateDir: string;
let lab: Lab;
let controlPlane: ControlPlane;
let session: ApiSession;
let site: Site;
let first: string;
let second: string;

/** Runs one of the lab's programs in the LAN for so many seconds, and reads what it saw. */
async function traffic(program: string, ...argv: string[]): Promise<Reading> {
  const { stdout, stderr, code } = await lab.exec(
    'lan',
    [process.execPath, at(`infra/lab/traffic/${program}.mjs`), ...argv],
    { timeoutMs: 180_000 },
  );
  if (code !== 0) throw new Error(`${program}: ${stderr}`);
  return JSON.parse(stdout) as Reading;
}
const download = (seconds: number) =>
  traffic('transfer', 'down', `http://${SERVER_ADDRESS}`, String(seconds));
const stream = (seconds: number) => traffic('call', SERVER_ADDRESS, '7', String(seconds));
const knock = (seconds: number) => traffic('knock', `http://${SERVER_ADDRESS}`, String(seconds));

const longest = ({ silences }: Reading, from: number) =>
  Math.round(Math.max(0, ...silences.filter((one) => one.at + one.ms > from).map(({ ms }) => ms)));
const bytesBetween = ({ buckets, bucketMs, startedAt }: Reading, from: number, to: number) =>
  buckets
    .slice(Math.round((from - startedAt) / bucketMs), Math.round((to - startedAt) / bucketMs))
    .reduce((sum, value) => sum + value, 0);

const want = (relay: string, wanted: string) =>
  controlPlane.rows('UPDATE relay SET wanted = $2 WHERE id = $1', relay, wanted);
const onRelay = (relay: string, timeoutMs: number) =>
  awaitSite(
    session,
    site.id,
    'the site is at work on the other relay',
    ({ relay: now, rollout, state }) => now?.id === relay && rollout.state === 'confirmed' && state === 'up',
    timeoutMs,
  );
/** Looks until the value fits. */
async function until<T>(look: () => Promise<T>, fits: (value: T) => boolean, withinMs: number): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (fits(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)} after ${withinMs} ms`);
    await pause(200);
  }
}

/** When what the timelines tell happened, in ms after `from`. */
async function milestones(from: number): Promise<Record<string, number>> {
  const told = await controlPlane.rows<{ kind: string; at: Date }>(
    'SELECT kind, at FROM event WHERE at >= $1 ORDER BY at',
    new Date(from),
  );
  return Object.fromEntries(told.map(({ kind, at: then }) => [kind, then.getTime() - from]));
}

const report = (words: string, figures: object) =>
  process.stdout.write(`${words}: ${JSON.stringify(figures)}\n`);

suite('a site with two relays to choose from', () => {
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'tresse-moves-'));
    lab = await startLab({
      instance: 'moves',
      stateDir,
      scenarioFile: at('infra/lab/scenarios/a-adsl.json'),
      agentProgram: at('apps/agent/dist/agent.mjs'),
    });
    controlPlane = await startControlPlane(join(stateDir, 'control-plane'), lab);
    const owner = {
      name: 'Staff',
      email: 'staff@tresse.example',
      password: 'three ripe pears',
      organization: 'Lab',
    };
    ({ session, site } = await provisionDemoSite(controlPlane.url, owner));
    const input = {
      name: 'demo-2',
      region: 'demo',
      publicAddress: lab.secondRelayPublicAddress,
      ipv6Prefix: null,
    };
    ({ id: second } = await session.call(routes.createRelay, { body: input }));
    const { text } = await session.call(routes.createRelayClaim, { params: { relayId: second } });
    await lab.plugInSecondRelay(text);
    await until(
      () => session.call(routes.getRelay, { params: { relayId: second } }),
      ({ online }) => online,
      30_000,
    );
    first = site.relay?.id ?? '';
    await controlPlane.rows(`UPDATE relay SET state = 'ready'`);
  }, 180_000);

  afterAll(async () => {
    await controlPlane?.stop();
    await lab?.stop();
    await rm(stateDir, { recursive: true, force: true });
  }, 60_000);

  it('goes over to the other one while what runs goes on', async () => {
    const running = [download(32), stream(30), knock(30)] as const;
    await pause(6_000);
    const drainedAt = Date.now();
    await want(first, 'drained');
    await onRelay(second, 30_000);
    const movedMs = Date.now() - drainedAt;
    const [down, voice, new_] = await Promise.all(running);
    const after = bytesBetween(down, drainedAt + movedMs, drainedAt + movedMs + 4_000);
    const silences = {
      download: longest(down, drainedAt),
      stream: longest(voice, drainedAt),
      connections: longest(new_, drainedAt),
    };
    report('emptying a relay', { movedMs, silences, bytesAfter: after, peers: new_.peers });
    expect(new_.peers).toEqual([lab.relayPublicAddress, lab.secondRelayPublicAddress]);
    for (const ms of Object.values(silences)) expect(ms).toBeLessThan(LIMIT.drain);
    expect(after).toBeGreaterThan(1_000_000);
  }, 90_000);

  it('is on the other one soon after its relay has died, and that takes sites again when it is back', async () => {
    await want(first, 'ready');
    const running = [stream(35), knock(35)] as const;
    await pause(5_000);
    const diedAt = Date.now();
    await lab.exec('inet', ['nft', '-f', '-'], { input: SILENCE('relay2') });
    await onRelay(first, 40_000);
    const movedMs = Date.now() - diedAt;
    const [voice, new_] = await Promise.all(running);
    const silences = { stream: longest(voice, diedAt), connections: longest(new_, diedAt) };
    report('losing a relay', { movedMs, silences, peers: new_.peers, milestones: await milestones(diedAt) });
    expect(new_.peers).toEqual([lab.secondRelayPublicAddress, lab.relayPublicAddress]);
    for (const ms of Object.values(silences)) expect(ms).toBeLessThan(LIMIT.death);
    await lab.exec('inet', ['nft', 'delete', 'table', 'inet', 'silence']);
    const kinds = () =>
      controlPlane
        .rows<{ kind: string }>(
          `SELECT kind FROM event WHERE relay_id = $1 AND kind IN ('relay.lost', 'relay.recovered')`,
          second,
        )
        .then((rows) => rows.map(({ kind }) => kind).sort());
    await until(kinds, (found) => found.length === 2, 45_000);
    expect(await kinds()).toEqual(['relay.lost', 'relay.recovered']);
    await until(
      () =>
        controlPlane.rows(
          'SELECT FROM desired_document d JOIN device ON device.id = d.device_id WHERE removal AND relay_id = $1',
          second,
        ),
      (left) => left.length === 0,
      30_000,
    );
  }, 150_000);
});
