// Runs beside another: its limits are seconds, what it sees are tenths.
/**
 * Control plane, two relays' agents and a site's, with a cloud that routes a public address: the site's relay is emptied, and
 * the site keeps its address. Needs root and Linux.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Relay, routes, type Site } from '@tresse/contracts';
import {
  type ApiSession,
  awaitSite,
  type Lab,
  provisionDemoSite,
  SERVER_ADDRESS,
  startLab,
} from '@tresse/lab';
import { serveCloud } from '../relay/cloud-socket.js';
import { AddressCloud } from './address-cloud.js';
import { type ControlPlane, startControlPlane } from './control-plane.js';
import { suite } from './suite.js';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** What the product promises of a change of relay, in ms. */
const LONGEST_SILENCE_MS = 2_000;
/** Of networks for documentation, routed to whichever relay the cloud says. */
const OWN = '192.0.2.40';

let stateDir: string;
let lab: Lab;
let controlPlane: ControlPlane;
let session: ApiSession;
let site: Site;
let first: string;
let second: string;
let cloud: AddressCloud;
let closeCloud: (() => Promise<void>) | undefined;
const servers = new Map<string, string>();

/** Runs one of the lab's programs in the LAN for so many seconds. */
async function traffic(program: string, ...argv: string[]) {
  const { stdout, stderr, code } = await lab.exec(
    'lan',
    [process.execPath, at(`infra/lab/traffic/${program}.mjs`), ...argv],
    { timeoutMs: 180_000 },
  );
  if (code !== 0) throw new Error(`${program}: ${stderr}`);
  return JSON.parse(stdout) as { silences: { at: number; ms: number }[]; peers: string[] };
}

/** The cloud's network: one host route to the relay's address. */
async function route(ip: string, relay: string | undefined): Promise<void> {
  const change = relay === undefined ? ['del', `${ip}/32`] : ['replace', `${ip}/32`, 'via', relay];
  const { code, stderr } = await lab.exec('inet', ['ip', 'route', ...change]);
  if (code !== 0 && relay !== undefined) throw new Error(stderr);
}

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

const relay = (relayId: string) => session.call(routes.getRelay, { params: { relayId } }) as Promise<Relay>;
const onRelay = (id: string) =>
  awaitSite(
    session,
    site.id,
    'the site is at work on the other relay',
    ({ relay: now, rollout, state }) => now?.id === id && rollout.state === 'confirmed' && state === 'up',
    40_000,
  );
const changes = () =>
  controlPlane.rows<{ data: { from: string; to: string } }>(
    `SELECT data FROM event WHERE kind = 'site.address-changed' ORDER BY received_at`,
  );

suite('a site with an address of its own', () => {
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'tresse-address-'));
    lab = await startLab({
      instance: 'address',
      stateDir,
      scenarioFile: at('infra/lab/scenarios/a-adsl.json'),
      agentProgram: at('apps/agent/dist/agent.mjs'),
    });
    cloud = new AddressCloud(servers, [OWN], route);
    const socketPath = join(stateDir, 'cloud.sock');
    closeCloud = await serveCloud(cloud, socketPath);
    controlPlane = await startControlPlane(join(stateDir, 'control-plane'), lab, {
      TRESSE_LOCAL_CLOUD_SOCKET: socketPath,
    });
    const owner = {
      ...{ name: 'Staff', email: 'staff@tresse.example', password: 'three ripe pears' },
      organization: 'Lab',
    };
    ({ session, site } = await provisionDemoSite(controlPlane.url, owner));
    first = site.relay?.id ?? '';
    const input = {
      ...{ name: 'demo-2', region: 'demo', publicAddress: lab.secondRelayPublicAddress },
      ipv6Prefix: null,
    };
    ({ id: second } = await session.call(routes.createRelay, { body: input }));
    const { text } = await session.call(routes.createRelayClaim, { params: { relayId: second } });
    await lab.plugInSecondRelay(text);
    await until(
      () => relay(second),
      ({ online }) => online,
      60_000,
    );
    servers.set(first, lab.relayPublicAddress).set(second, lab.secondRelayPublicAddress);
    const { id: account } = await session.call(routes.createProviderAccount, {
      body: { name: 'Cloud', settings: { provider: 'local' }, secrets: { provider: 'local' } },
    });
    await controlPlane.rows(
      `UPDATE relay SET state = 'ready', account_id = $1, provider_region = 'here', size = 'any', image = 'debian-12',
         server_id = id::text`,
      account,
    );
  }, 240_000);

  afterAll(async () => {
    await controlPlane?.stop();
    await closeCloud?.();
    await lab?.stop();
    await rm(stateDir, { recursive: true, force: true });
  }, 60_000);

  it('gets it when staff have ordered one and give it', async () => {
    await session.call(routes.orderRelayAddresses, { params: { relayId: first }, body: { count: 1 } });
    await until(
      () => relay(first),
      ({ addresses }) => addresses[0]?.state === 'ready',
      20_000,
    );
    const [row] = await controlPlane.rows<{ tenant_id: string }>('SELECT tenant_id FROM site LIMIT 1');
    const params = { relayId: first, tenantId: row?.tenant_id ?? '' };
    await session.call(routes.giveOwnAddress, { params });
    const seen = async () => (await traffic('knock', `http://${SERVER_ADDRESS}`, '1')).peers.at(-1);
    await until(seen, (peer) => peer === OWN, 30_000);
    expect((await changes()).map(({ data }) => data.to)).toEqual([OWN]);
  }, 90_000);

  it('keeps it when its relay is emptied: new connections come from it before and after, hardly interrupted', async () => {
    const running = [
      traffic('knock', `http://${SERVER_ADDRESS}`, '30'),
      traffic('call', SERVER_ADDRESS, '7', '30'),
    ] as const;
    await pause(6_000);
    const drainedAt = Date.now();
    await controlPlane.rows(`UPDATE relay SET wanted = 'drained' WHERE id = $1`, first);
    await onRelay(second);
    const movedMs = Date.now() - drainedAt;
    const [connections, stream] = await Promise.all(running);
    const longest = ({ silences }: { silences: { at: number; ms: number }[] }) =>
      Math.round(Math.max(0, ...silences.filter((one) => one.at + one.ms > drainedAt).map(({ ms }) => ms)));
    const silences = { connections: longest(connections), stream: longest(stream) };
    const routedMs = cloud.routed.slice(-1).map(({ at: then }) => then - drainedAt);
    process.stdout.write(`keeping an address: ${JSON.stringify({ movedMs, routedMs, silences })}\n`);
    expect(connections.peers).toEqual([OWN]);
    expect(cloud.routed.at(-1)).toMatchObject({ ip: OWN, to: lab.secondRelayPublicAddress });
    expect(await changes()).toHaveLength(1);
    for (const ms of Object.values(silences)) expect(ms).toBeLessThan(LONGEST_SILENCE_MS);
    const held = () => lab.exec('relay', ['ip', '-o', 'address', 'show', 'dev', 'eth0']);
    await until(held, ({ stdout }) => !stdout.includes(OWN), 30_000);
  }, 120_000);
});
