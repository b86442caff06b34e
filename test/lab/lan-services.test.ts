// Runs beside another: it measures no time.
/** DHCP and DNS in the LAN, and bypass by domain, with real packets. Needs root and Linux. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Lan, type SiteDesired, TrafficMatch } from '@tresse/contracts';
import { DESIRED_RELAY, desiredRelaySite, desiredSite, PUBLIC_ADDRESS } from './data-plane/desired.js';
import { inside } from './data-plane/network.js';
import { startEcho } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import { suite } from './suite.js';

const RESOLVER = '9.9.9.9';
/** Of the networks that nobody has but laboratories (RFC 2544), which no resolver takes for private. */
const GAMES = '198.18.0.10';
const OTHER = '198.18.0.20';
const BOX = '192.168.50.1';
const LINE_2 = '192.168.2.2';

let rig: Rig;
let directory: string;
/** What the resolver in the internet was asked, and by whom. */
let questions: string;

const ask = (name: string, ...options: string[]) =>
  inside('lan', ['dig', '+short', '+tries=1', '+time=3', ...options, `@${BOX}`, name]).trim();
const seenBy = (address: string) =>
  inside('lan', ['curl', '-s', '-m', '5', `http://${address}:8000/`]).replace('::ffff:', '');

const desired = (change: Partial<Lan> = {}): SiteDesired => ({
  ...desiredSite(rig.relay.publicKey),
  lan: {
    ...Lan.parse({
      interface: 'lan0',
      address: `${BOX}/24`,
      dhcp: { first: '192.168.50.100', last: '192.168.50.109', leaseMinutes: 30 },
      dns: true,
    }),
    ...change,
  },
  bypass: [
    {
      id: '00000000-0000-4000-8000-000000000040',
      match: TrafficMatch.parse({ to: ['games.example'] }),
      line: 2,
      whenDown: 'braid',
    },
  ],
});

async function apply(site: SiteDesired): Promise<void> {
  expect((await rig.site.apply({ role: { role: 'site', desired: site } })).failed).toBeNull();
  expect(await rig.site.plan({ role: { role: 'site', desired: site } })).toEqual([]);
}

/** What the DHCP server gives to the LAN's host, by the names of udhcpc's manual. */
function lease(): Record<string, string> {
  const script = join(directory, 'tell.sh');
  writeFileSync(script, '#!/bin/sh\n[ "$1" = bound ] && env\nexit 0\n', { mode: 0o755 });
  const told = inside('lan', ['udhcpc', '-i', 'eth0', '-n', '-q', '-f', '-t', '5', '-s', script]);
  return Object.fromEntries(told.split('\n').map((line) => line.split('=', 2)));
}

suite('services in the LAN', () => {
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tresse-lan-services-'));
    questions = join(directory, 'questions.log');
    rig = await startRig();
    for (const address of [RESOLVER, GAMES, OTHER]) {
      inside('server', ['ip', 'address', 'add', `${address}/32`, 'dev', 'lo']);
      inside('inet', ['ip', 'route', 'add', address, 'via', '198.51.100.10']);
    }
    inside('server', [
      ...['dnsmasq', '--conf-file=/dev/null', `--pid-file=${directory}/server.pid`],
      ...['--no-resolv', '--no-hosts', `--listen-address=${RESOLVER}`, '--bind-interfaces'],
      ...['--local-ttl=60', `--address=/games.example/${GAMES}`, `--address=/other.example/${OTHER}`],
      ...[`--address=/rebound.example/${BOX}`, '--log-queries', `--log-facility=${questions}`],
    ]);
    await startEcho('server', 8000, '0.0.0.0');
    const sites = [desiredRelaySite(rig.site.publicKey)];
    const relay = { role: 'relay' as const, desired: DESIRED_RELAY, sites };
    expect((await rig.relay.apply({ role: relay })).failed).toBeNull();
    await apply(desired());
  }, 60_000);

  afterAll(async () => {
    await rig?.end();
    rmSync(directory, { recursive: true, force: true });
  });

  it('lead a domain and all below it by its line, once the box has told its address', () => {
    expect(seenBy(GAMES)).toBe(PUBLIC_ADDRESS);
    expect(ask('eu.games.example')).toBe(GAMES);
    expect(ask('other.example')).toBe(OTHER);
    expect(seenBy(GAMES)).toBe(LINE_2);
    expect(seenBy(OTHER)).toBe(PUBLIC_ADDRESS);
  });

  it('remember a domain’s addresses when the packet filter is replaced', async () => {
    inside('site', ['nft', 'flush', 'chain', 'inet', 'tresse', 'clamp']);
    await apply({ ...desired(), portForwards: [] });
    expect(seenBy(GAMES)).toBe(LINE_2);
  });

  it('ask through the braid, and believe nobody outside who points into the LAN', () => {
    expect(ask('rebound.example')).toBe('');
    const callers = readFileSync(questions, 'utf8').match(/(?<= from )\S+/g);
    expect(new Set(callers)).toEqual(new Set([PUBLIC_ADDRESS]));
  });

  it('answer the LAN alone', () => {
    const listening = inside('site', ['ss', '-Hlun', 'sport', '=', ':53']);
    expect(listening).toContain(`${BOX}:53`);
    expect(listening).not.toMatch(/192\.168\.[12]\.2:53|0\.0\.0\.0:53|127\.0\.0\.1:53|10\.77/);
    expect(() => inside('server', ['dig', '+tries=1', '+time=1', `@${LINE_2}`, 'games.example'])).toThrow();
  });

  it('give a device an address, its router and its resolver', () => {
    const given = lease();
    expect(given).toMatchObject({ router: BOX, dns: BOX, domain: 'home.arpa', lease: '1800' });
    expect(given.ip).toMatch(/^192\.168\.50\.10\d$/);
  }, 30_000);

  it('give a known device its own address and name', async () => {
    const mac = inside('lan', ['cat', '/sys/class/net/eth0/address']).trim();
    await apply(desired({ devices: [{ name: 'Salle de jeux', mac, address: '192.168.50.77' }] }));
    expect(lease().ip).toBe('192.168.50.77');
    expect(ask('salle-de-jeux.home.arpa')).toBe('192.168.50.77');
    expect(ask('77.50.168.192.in-addr.arpa', '-t', 'PTR')).toBe('salle-de-jeux.home.arpa.');
  }, 30_000);

  it('end with the LAN’s wish for them', async () => {
    await apply({ ...desired({ dhcp: null, dns: false }), bypass: [] });
    expect(inside('site', ['ss', '-Hlun', 'sport', '=', ':53'])).toBe('');
    expect(seenBy(GAMES)).toBe(PUBLIC_ADDRESS);
    expect((await rig.site.down()).failed).toBeNull();
  }, 30_000);
});
