// Runs beside another: it measures no time.
/** How lines get their addresses, with a real DHCP server and real interfaces that come and go. Needs root and Linux. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { desiredSite } from './data-plane/desired.js';
import { buildLines, endBox, inside, removeLines, serveDhcp, settle, startBox } from './line-access/rig.js';
import { suite } from './suite.js';

const directory = join(tmpdir(), `tresse-line-access-${process.pid}`);
const lease = `${directory}/box/net/wan1.lease`;
let server: ChildProcess;
let box: ChildProcess;

/** Routes of a table, as `ip route` writes them; the main table is the one that it leaves unsaid. */
function table(name: string): string[] {
  const said = name === 'main' ? '' : ` table ${name}`;
  return inside('box', 'ip', '-4', 'route', 'show', 'table', 'all')
    .split('\n')
    .filter((route) => / table \S+/.exec(route)?.[0] === (said || undefined))
    .map((route) => route.replace(said, '').trim())
    .filter(Boolean);
}

const REFUSES = 'unreachable default metric 65535';

/** 200 kB in 0.4 s, where 128 kbit/s with a burst of two seconds let 38 kB pass. */
const PINGS = 200;
const answered = () => {
  const argv = ['-c', String(PINGS), '-i', '0.002', '-W', '1', '-s', '1000', '-q', '192.168.1.100'];
  return Number(/(\d+) received/.exec(inside('isp', 'sh', '-c', 'ping "$@" || true', 'ping', ...argv))?.[1]);
};

function desired() {
  const site = desiredSite(`${'R'.repeat(42)}0=`);
  const ways = [
    { method: 'dhcp' },
    { method: 'static', address: '192.168.2.2/24', gateway: '192.168.2.1' },
  ] as const;
  const lines = site.lines.map((line, at) => ({
    ...line,
    addressing: ways[at] ?? ways[0],
    allowance: {
      gigabytes: 1,
      billingDay: 1,
      whenSpent: at === 0 ? ('throttle' as const) : ('cut' as const),
      throttleKbit: 128,
    },
  }));
  return { ...site, lines };
}

suite('a line', () => {
  beforeAll(async () => {
    const program = `${directory}/box.mjs`;
    await build({
      entryPoints: [new URL('./line-access/box.ts', import.meta.url).pathname],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    buildLines();
    server = serveDhcp('192.168.1.1', '192.168.1.100', '192.168.1.100');
    box = startBox(program, `${directory}/box`, desired());
  }, 30_000);

  afterAll(async () => {
    if (box) await endBox(box);
    server?.kill('SIGKILL');
    removeLines();
    rmSync(directory, { recursive: true, force: true });
  }, 20_000);

  it('takes the address that its router hands out, and keeps it out of the main table', async () => {
    const own = [
      'default via 192.168.1.1 dev wan1 metric 1 onlink',
      REFUSES,
      '192.168.1.0/24 dev wan1 scope link metric 1',
    ];
    const routes = await settle(
      () => table('101'),
      (now) => now.length === own.length,
      15_000,
    );
    expect(routes).toEqual(own);
    expect(inside('box', 'ip', '-4', 'address', 'show', 'dev', 'wan1')).toContain('192.168.1.100/24');
    expect(table('main').join()).not.toContain('wan1');
  }, 20_000);

  it('with a spent allowance is held to its rate, or rests, until there is a new one', async () => {
    const tunnels = () =>
      inside('box', 'ip', '-o', 'link')
        .match(/\btl\d/g)
        ?.join();
    box.stdin?.write('[1, 2]\n');
    expect(await settle(tunnels, (now) => now === 'tl1', 5_000)).toBe('tl1');
    expect(answered()).toBeLessThan(PINGS / 2);
    box.stdin?.write('[]\n');
    expect(await settle(tunnels, (now) => now === 'tl1,tl2', 5_000)).toBe('tl1,tl2');
    await settle(
      () => inside('box', 'nft', 'list', 'ruleset'),
      (now) => !now.includes('limit'),
      5_000,
    );
    expect(answered()).toBe(PINGS);
  }, 20_000);

  it('follows its router to another network within a second', async () => {
    server.kill('SIGKILL');
    server = serveDhcp('192.168.9.1', '192.168.9.100', '192.168.9.100');
    renew();
    const moved = (text: string) => text.includes('192.168.9.');
    await settle(() => readFileSync(lease, 'utf8'), moved, 10_000);
    const routes = await settle(
      () => table('101').join(),
      (now) => now.includes('via 192.168.9.'),
      5_000,
    );
    const tookMs = Date.now() - statSync(lease).mtimeMs;
    expect(routes).toContain('default via 192.168.9.1 dev wan1');
    expect(tookMs).toBeLessThan(1_000);
    // What is no longer wanted goes in the last steps of the pass that set the route.
    const gone = (text: string) => !text.includes('192.168.1.100');
    expect(await settle(addresses, gone, 5_000)).not.toContain('192.168.1.100');
  }, 20_000);

  it('is given nothing by a router that claims the inside of the tunnels', async () => {
    server.kill('SIGKILL');
    server = serveDhcp('10.77.5.1', '10.77.5.100', '10.77.5.100');
    renew();
    await settle(
      () => readFileSync(lease, 'utf8'),
      (text) => text.includes('10.77.5.'),
      10_000,
    );
    const routes = await settle(
      () => table('101'),
      (now) => now.length === 1,
      5_000,
    );
    expect(routes).toEqual([REFUSES]);
    expect(addresses()).not.toContain('10.77.5.');
  }, 20_000);

  it('leaves the other alone when its interface is renamed, and is used again when it is back', async () => {
    const tunnels = () =>
      inside('box', 'ip', '-o', 'link')
        .match(/\btl\d/g)
        ?.join();
    inside('box', 'ip', 'link', 'set', 'wan2', 'down', 'name', 'other');
    expect(await settle(tunnels, (now) => now === 'tl1', 5_000)).toBe('tl1');
    inside('box', 'ip', 'link', 'set', 'other', 'name', 'wan2');
    expect(await settle(tunnels, (now) => now === 'tl1,tl2', 5_000)).toBe('tl1,tl2');
    const routes = await settle(
      () => table('102'),
      (now) => now.length === 2,
      5_000,
    );
    expect(routes).toEqual(['default via 192.168.2.1 dev wan2 metric 1 onlink', REFUSES]);
  }, 20_000);
});

/** Addresses of the box's first line. */
const addresses = () => inside('box', 'ip', '-4', 'address', 'show', 'dev', 'wan1');

/** Makes the box's DHCP client ask again at once, as it does at half of its lease. */
function renew(): void {
  const pid = Number(readFileSync(`${directory}/box/net/dhcp-1.pid`, 'utf8'));
  process.kill(pid, 'SIGUSR1');
}
