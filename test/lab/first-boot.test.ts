// Runs beside another: it measures no time.
/** A bare box from its first second to its first settings: real cards, real DHCP, the agent as it is shipped. Needs root and Linux. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FoundInterface, ReportedState, SiteDesired } from '@tresse/contracts';
import { build } from 'esbuild';
import { DEVICES, desiredSite } from './data-plane/desired.js';
import {
  buildNetwork,
  CONTROL_PLANE,
  connectCard,
  inside,
  namespace,
  removeNetwork,
  serveDhcp,
  startInside,
} from './first-boot/network.js';
import { settle } from './line-access/rig.js';
import { ip } from './namespaces.js';
import { suite } from './suite.js';

const directory = join(tmpdir(), `tresse-first-boot-${process.pid}`);
const stateDir = `${directory}/agent`;
const agentProgram = `${directory}/agent.mjs`;
const PAGE = 8_080;
/** Where the box serves a laptop at its third card. */
const BOX_AT_LAPTOP = '192.168.213.1';

const programs: ChildProcess[] = [];
let controlPlane: ChildProcess;
let claim = '';
const reports: ReportedState[] = [];
const listeners = new Set<() => void>();

/** The first report that says this, now or later. */
function reported(says: (state: ReportedState) => boolean): Promise<ReportedState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = reports.findLast(says);
      if (!found) return;
      listeners.delete(look);
      resolve(found);
    };
    listeners.add(look);
    look();
  });
}

const found = (state: ReportedState, name: string): FoundInterface | undefined =>
  state.interfaces?.find((one) => one.name === name);

const page = (from: 'laptop' | 'isp1', host: string, ...more: string[]) =>
  inside(from, 'curl', '-s', '-m', '2', '-o', '-', ...more, `http://${host}:${PAGE}/`);

async function bundle(entry: string, outfile: string): Promise<void> {
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  };
  const entryPoints = [new URL(entry, import.meta.url).pathname];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner,
  });
}

/** The laptop asks for an address as any does, and takes it. */
function laptopAsks(): string {
  const script = `${directory}/laptop.sh`;
  writeFileSync(
    script,
    `#!/bin/sh\n[ "$1" = bound ] && echo "$ip $router" >${directory}/laptop.lease\nexit 0\n`,
    {
      mode: 0o700,
    },
  );
  inside('laptop', 'udhcpc', '-f', '-q', '-n', '-t', '10', '-T', '1', '-i', 'far', '-s', script);
  const [address = '', router = ''] = readFileSync(`${directory}/laptop.lease`, 'utf8').trim().split(' ');
  inside('laptop', 'ip', 'address', 'replace', `${address}/24`, 'dev', 'far');
  return router === '' ? address : `${address} via ${router}`;
}

/** The site that is made of what the box found: its first line is the second card. */
function settings(): SiteDesired {
  const site = desiredSite(`${'R'.repeat(42)}0=`);
  const lines = site.lines.map((line, at) => ({
    ...line,
    interface: `eth${1 - at}`,
    addressing: { method: 'dhcp' as const },
  }));
  return { ...site, lines, lan: { ...site.lan, interface: 'eth2' } };
}

suite('a bare box', () => {
  beforeAll(async () => {
    mkdirSync(stateDir, { recursive: true });
    await Promise.all([
      bundle('../../apps/agent/src/main.ts', agentProgram),
      bundle('../../apps/agent/test/lone-control-plane.ts', `${directory}/control-plane.mjs`),
    ]);
    buildNetwork();
    connectCard('eth1', 'isp1');
    programs.push(serveDhcp('isp0', '192.168.1.100'), serveDhcp('isp1', '192.168.1.150'));
    const argv = [process.execPath, `${directory}/control-plane.mjs`, CONTROL_PLANE, '8443', DEVICES.site];
    controlPlane = startInside('isp1', argv);
    programs.push(controlPlane);
    if (!controlPlane.stdout) throw new Error('no output');
    const lines = createInterface({ input: controlPlane.stdout });
    const [first] = (await once(lines, 'line')) as [string];
    claim = JSON.parse(first).claim;
    lines.on('line', (line) => {
      reports.push(JSON.parse(line).reported);
      for (const listener of listeners) listener();
    });
    const options = ['--role', 'site', '--state-dir', stateDir, '--find-lines', '--local-page', String(PAGE)];
    const agent = startInside('box', [process.execPath, agentProgram, 'run', ...options]);
    agent.stdout?.on('data', (part: Buffer) => writeFileSync(`${directory}/agent.log`, part, { flag: 'a' }));
    programs.push(agent);
  }, 60_000);

  afterAll(() => {
    for (const program of programs) program.kill('SIGKILL');
    removeNetwork();
    if (!process.env.TRESSE_KEEP) rmSync(directory, { recursive: true, force: true });
  }, 20_000);

  it('finds both lines, though they are of one subnet, each in its own table', async () => {
    const table = (number: string) => inside('box', 'ip', '-4', 'route', 'show', 'table', number);
    const good = (text: string) => text.includes('default');
    for (const [number, card] of [
      ['101', 'eth0'],
      ['102', 'eth1'],
    ] as const) {
      const leads = (text: string) => good(text) && text.includes(`via 192.168.1.1 dev ${card}`);
      expect(await settle(() => (exists(number) ? table(number) : ''), leads, 15_000)).toContain(
        `dev ${card}`,
      );
    }
    expect(table('main')).not.toMatch(/eth[01]/);
  }, 20_000);

  it('serves a laptop where nobody else does, without being its way to the internet', async () => {
    const addresses = () => inside('box', 'ip', '-4', 'address', 'show', 'dev', 'eth2');
    expect(await settle(addresses, (text) => text.includes(BOX_AT_LAPTOP), 25_000)).toContain(BOX_AT_LAPTOP);
    expect(laptopAsks()).toMatch(/^192\.168\.213\.1\d\d$/);
    expect(page('laptop', BOX_AT_LAPTOP)).toContain('This box does not belong to a site yet.');
  }, 40_000);

  it('shows its page on no line, by whatever address', () => {
    expect(() => page('isp1', '192.168.1.150')).toThrow();
    inside('isp1', 'ip', 'route', 'replace', `${BOX_AT_LAPTOP}/32`, 'via', '192.168.1.150', 'dev', 'far');
    expect(() => page('isp1', BOX_AT_LAPTOP)).toThrow();
  }, 10_000);

  it('enrols with the claim that is pasted there, by the line that has internet', async () => {
    const origin = `Origin: http://${BOX_AT_LAPTOP}:${PAGE}`;
    const url = `http://${BOX_AT_LAPTOP}:${PAGE}/claim`;
    const answer = inside(
      'laptop',
      'curl',
      '-s',
      '-i',
      '-H',
      origin,
      '--data-urlencode',
      `claim=${claim}`,
      url,
    );
    expect(answer).toContain('303 See Other');
    const state = await reported(
      (one) => found(one, 'eth1')?.internet === true && found(one, 'eth0')?.internet === false,
    );
    expect(found(state, 'eth0')).toMatchObject({
      address: '192.168.1.100/24',
      gateway: '192.168.1.1',
      usedFor: null,
    });
    expect(found(state, 'eth2')).toMatchObject({ carrier: true, gateway: null, internet: null });
    expect(existsSync(`${stateDir}/typed-claim`)).toBe(false);
    expect(readFileSync(`${directory}/agent.log`, 'utf8')).not.toContain('s'.repeat(43));
  }, 30_000);

  it('lets its first settings take the lines over, and leaves nothing of the search', async () => {
    controlPlane.stdin?.write(`${JSON.stringify(settings())}\n`);
    const state = await reported(({ scopes }) =>
      (scopes[0]?.conditions ?? []).some(({ type, status }) => type === 'Confirmed' && status),
    );
    expect(state.scopes[0]?.appliedGeneration).toBe(1);
    const clients = () =>
      ip('netns', 'pids', namespace('box'))
        .split('\n')
        .flatMap((pid) => /^udhcpc.*\0-i\0(\w+)/s.exec(commandLine(pid))?.[1] ?? [])
        .sort();
    expect(await settle(clients, (names) => names.join() === 'eth0,eth1', 5_000)).toEqual(['eth0', 'eth1']);
    expect(inside('box', 'ip', '-4', 'rule')).not.toMatch(/lookup 103\b/);
    expect(exists('103')).toBe(false);
    const lan = inside('box', 'ip', '-4', 'address', 'show', 'dev', 'eth2');
    expect(lan).toContain('192.168.50.1/24');
    expect(lan).not.toContain(BOX_AT_LAPTOP);
    expect(inside('box', 'nft', 'list', 'ruleset')).not.toContain('guard-page');
    const used = await reported((one) => found(one, 'eth1')?.usedFor === 'line');
    expect(found(used, 'eth2')?.usedFor).toBe('lan');
  }, 60_000);

  it('goes on showing its page, to the LAN alone', async () => {
    inside('laptop', 'ip', 'address', 'add', '192.168.50.9/24', 'dev', 'far');
    const shown = () => page('laptop', '192.168.50.1');
    expect(await settle(shown, (text) => text.includes('Connected since'), 15_000)).toContain(
      'Connected since',
    );
    expect(() => page('isp1', '192.168.1.150')).toThrow();
  }, 25_000);
});

/** True when the box has routes in a table; `ip` complains of one that is empty. */
function exists(table: string): boolean {
  return inside('box', 'ip', '-4', 'route', 'show', 'table', 'all').includes(` table ${table} `);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
