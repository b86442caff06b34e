// Runs beside another: it measures no time.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inputOfSite, type Site } from '@tresse/contracts';
import { LAN_CLIENT_ADDRESS, LabClient, RELAY_ADDRESS } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';
import { type RunningTresse, startTresse } from './running-tresse.js';
import { putToWork, type SiteAtWork } from './site-at-work.js';

const REPAIR_MS = 30_000;
const ROLLBACK_MS = 60_000;

let tresse: RunningTresse;
let site: SiteAtWork;
let lanServer: ChildProcess;

beforeAll(async () => {
  tresse = await startTresse('e2e-heal');
  site = await putToWork(tresse, {
    portForwards: [
      echo('tcp', 7001),
      echo('udp', 7002),
      { ...echo('tcp', 7003), sources: ['198.51.100.0/24'] },
      { ...echo('tcp', 7004), sources: ['198.51.100.99/32'] },
      { ...echo('tcp', 5), publicPorts: { first: 5, last: 9 }, toPort: 5 },
    ],
  });
  lanServer = await startLanServer();
}, 120_000);

afterAll(async () => {
  lanServer?.kill('SIGKILL');
  await tresse?.stop();
}, 60_000);

it('leads forwarded ports and ranges of the public address to their host in the LAN, for whom they are, and no other', async () => {
  expect(await askFromInternet('tcp', 7001)).toBe('is anybody there');
  expect(await askFromInternet('udp', 7002)).toBe('is anybody there');
  expect(await askFromInternet('tcp', 7003)).toBe('is anybody there');
  expect(await askFromInternet('tcp', 7)).toBe('is anybody there');
  expect(await askFromInternet('tcp', 7002)).toBe('');
  expect(await askFromInternet('tcp', 7004)).toBe('');
  expect(await askFromInternet('udp', 7001)).toBe('');
  expect(await askFromInternet('tcp', 4430)).toBe('');
}, 30_000);

it('undoes what somebody changed by hand at either end, and counts it', async () => {
  const before = await site.driftAtRelay();
  await site.on('site', ['ip', 'rule', 'del', 'priority', '5600']);
  for (const node of ['site', 'relay'] as const) {
    await site.on(node, ['nft', 'flush', 'ruleset']);
    for (const pid of await site.processes(node, /haproxy/)) process.kill(pid, 'SIGKILL');
  }
  const changedAt = Date.now();
  await site.until('drift counted', ({ device }) => (device?.driftRepaired ?? 0) > 0, REPAIR_MS);
  await site.trafficFlows(changedAt + REPAIR_MS - Date.now());
  expect(await site.driftAtRelay()).toBeGreaterThan(before);
  expect(await site.on('site', ['ip', 'rule', 'show', 'priority', '5600'])).toContain('lookup');
  const drift = (await site.events()).find(({ kind }) => kind === 'drift.repaired');
  expect(drift?.data.steps).toEqual(
    expect.arrayContaining([expect.stringContaining('load-firewall'), expect.stringContaining('haproxy')]),
  );
}, 60_000);

it('gives a line that blocks UDP a tunnel over TCP by itself, and says so', async () => {
  const block = 'iifname "line1" meta l4proto udp drop; oifname "line1" meta l4proto udp drop;';
  await site.on('inet', [
    'nft',
    `table inet hotel { chain out { type filter hook forward priority -300; ${block} }; }`,
  ]);
  const line = ({ lines }: Site) => lines.find(({ interface: wan }) => wan === 'wan1');
  const overTcp = (now: Site) => line(now)?.carrier === 'tcp' && line(now)?.state === 'up';
  const { lines } = await site.until('over TCP', overTcp, 30_000);
  await site.on('inet', ['nft', 'delete table inet hotel']);
  expect(lines.map(({ carrier }) => carrier)).toEqual(['tcp', 'udp']);
  const said = (await site.events()).find(({ kind }) => kind === 'line.carrier');
  expect(said?.data).toMatchObject({ line: 'line1', carrier: 'tcp' });
}, 45_000);

it('boots into its last good state with the control plane away, and is back when that is', async () => {
  const starts = async () => (await site.events()).filter(({ kind }) => kind === 'agent.started').length;
  const before = await starts();
  await site.on('inet', ['nft', 'add table inet away']);
  await site.on('inet', ['nft', 'add chain inet away out { type filter hook forward priority -300; }']);
  await site.on('inet', ['nft', 'add rule inet away out ip daddr 10.99.0.0/16 drop']);
  await site.on('inet', ['nft', 'add rule inet away out ip saddr 10.99.0.0/16 drop']);
  await site.trafficFlows(5_000);

  for (const pid of await site.processes('site', /agent\.mjs run/)) process.kill(pid, 'SIGKILL');
  await site.on('site', ['nft', 'flush', 'ruleset']);
  for (const pid of await site.processes('site', /haproxy/)) process.kill(pid, 'SIGKILL');
  await site.trafficFlows(REPAIR_MS);
  expect(await starts()).toBe(before);

  await site.on('inet', ['nft', 'delete table inet away']);
  await site.until('online again', ({ device, state }) => device?.online === true && state === 'up', 60_000);
  while ((await starts()) === before) await site.read();
}, 90_000);

it('undoes within a minute a generation that cuts it off, and says so', async () => {
  const good = await site.read();
  const wanted = inputOfSite(good);
  const nowhere = wanted.lines.map((line, index) => ({
    ...line,
    addressing: {
      method: 'static' as const,
      address: `10.66.${index + 1}.2/24`,
      gateway: `10.66.${index + 1}.1`,
    },
  }));
  const sentAt = Date.now();
  await site.update(good.rollout.generation, { ...wanted, lines: nowhere });
  const undone = await site.until(
    'rolled back',
    ({ rollout }) => rollout.state === 'rolled-back',
    ROLLBACK_MS + 15_000,
  );
  expect(undone.rollout.conditions).toContainEqual(
    expect.objectContaining({ type: 'RolledBack', status: true, reason: 'NotConfirmed' }),
  );
  const rollback = (await site.events()).find(({ kind }) => kind === 'generation.rolled-back');
  expect(Date.parse(rollback?.at ?? '') - sentAt).toBeLessThanOrEqual(ROLLBACK_MS);
  await site.trafficFlows(15_000);
}, 120_000);

/** A forward of this public port to the LAN client's echo (RFC 862). */
function echo(protocol: 'tcp' | 'udp', port: number) {
  const publicPorts = { first: port, last: port };
  return { name: `${protocol} ${port}`, protocol, publicPorts, toAddress: LAN_CLIENT_ADDRESS, toPort: 7 };
}

/** The LAN client's own echo. */
async function startLanServer(): Promise<ChildProcess> {
  const lab = await LabClient.find([tmpdir()], tresse.instance);
  const program = join(root, 'infra/lab/traffic/internet-server.mjs');
  const [command = '', ...args] = lab.command('lan', [process.execPath, program]) ?? [];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** What an echo on a port of the public address answers to the server on the internet; nothing when it is closed. */
function askFromInternet(protocol: 'tcp' | 'udp', port: number): Promise<string> {
  const program = join(root, 'test/e2e/ask-echo.mjs');
  return site
    .on('server', [process.execPath, program, protocol, RELAY_ADDRESS, String(port)])
    .catch(() => '');
}
