/** The whole data plane with real packets: two lines, one relay, one public address. Needs root and Linux. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SiteDesired } from '@tresse/contracts';
import {
  DESIRED_RELAY,
  desiredRelaySite,
  desiredSite,
  PUBLIC_ADDRESS,
  PUBLISHED_PORT,
} from './data-plane/desired.js';
import { cutLine, inside, picture, restoreLines, SUM_BPS } from './data-plane/network.js';
import { askProxy, startDownload, startEcho, startFlood } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { Role } from './data-plane/station.js';
import type { StationProcess } from './data-plane/station-process.js';
import { suite } from './suite.js';

let rig: Rig;
let site: StationProcess;
let relay: StationProcess;
let siteRole: Role;
let relayRole: Role;
const TAKEN_PORT = 4499;
let before: { site: string; relay: string };

/** Settings that no API lets through, and which part of the host does not take them. */
const SPOILT: [string, (desired: SiteDesired) => SiteDesired, string][] = [
  [
    'nft refuses the table',
    (desired) => ({
      ...desired,
      portForwards: desired.portForwards.map((forward) => ({ ...forward, toPort: 99_999 })),
    }),
    'nft',
  ],
  [
    'haproxy refuses its file',
    (desired) => ({ ...desired, relay: { ...desired.relay, speedTestPort: 99_999 } }),
    'haproxy',
  ],
  [
    'a stranger has the port',
    (desired) => ({ ...desired, relay: { ...desired.relay, speedTestPort: TAKEN_PORT } }),
    'haproxy',
  ],
];

const received = (tunnel: string) =>
  Number(inside('site', ['cat', `/sys/class/net/${tunnel}/statistics/rx_bytes`]));
const SERVER = 'http://198.51.100.10:8000/';
const fetchFrom = (node: 'lan' | 'server', url: string) => inside(node, ['curl', '-s', '-m', '5', url]);

suite('the data plane', () => {
  beforeAll(async () => {
    rig = await startRig();
    ({ site, relay } = rig);
    before = { site: picture('site'), relay: picture('relay') };
    siteRole = { role: 'site', desired: desiredSite(relay.publicKey) };
    relayRole = { role: 'relay', desired: DESIRED_RELAY, sites: [desiredRelaySite(site.publicKey)] };
    await startEcho('server', 8000, '0.0.0.0');
    await startEcho('lan', 80, '0.0.0.0');
    await startEcho('relay', 4434, '127.0.0.1');
    await startEcho('site', TAKEN_PORT, '127.0.0.1');
    await startFlood();
  }, 60_000);

  afterAll(() => rig?.end());

  it('is set up in one go at either end, after which there is nothing left to do', async () => {
    expect((await relay.apply({ role: relayRole })).failed).toBeNull();
    expect((await site.apply({ role: siteRole })).failed).toBeNull();
    expect(await relay.plan({ role: relayRole })).toEqual([]);
    expect(await site.plan({ role: siteRole })).toEqual([]);
  }, 30_000);

  it('carries one download over both tunnels, at more than either line has', async () => {
    const start = [received('tl1'), received('tl2')] as const;
    const mark = await startDownload();
    const { bytes } = await mark();
    const over = [received('tl1') - start[0], received('tl2') - start[1]] as const;
    expect((bytes * 8) / 4 / SUM_BPS.down).toBeGreaterThan(0.75);
    expect(Math.min(...over) / Math.max(...over)).toBeGreaterThan(0.5);
  }, 30_000);

  it('shows the internet one address: that of the relay', () => {
    expect(fetchFrom('lan', SERVER)).toContain(PUBLIC_ADDRESS);
  });

  it('passes what is not TCP through the best tunnel', () => {
    expect(inside('lan', ['ping', '-c', '2', '-i', '0.2', '-W', '2', '198.51.100.10'])).toContain(
      ' 0% packet loss',
    );
  });

  it('leads a published port to the host in the LAN, which sees the true caller', () => {
    expect(fetchFrom('server', `http://${PUBLIC_ADDRESS}:${PUBLISHED_PORT}/`)).toContain('198.51.100.10');
  });

  it('serves the speed test through the proxies', () => {
    expect(inside('site', ['curl', '-s', '-m', '5', 'http://127.0.0.1:4432/'])).toContain('127.0.0.1');
  });

  it.each(['127.0.0.1', '10.77.0.1', '10.77.0.31', PUBLIC_ADDRESS, '0.0.0.0'])(
    'refuses to proxy to %s',
    async (destination) => {
      expect(await askProxy('site', '10.77.0.1', destination, 4434)).toBe('refused');
    },
  );

  it('keeps a site out of the private networks around the relay, by proxy and by packet', async () => {
    const neighbour = '172.16.9.9';
    inside('server', ['ip', 'address', 'add', `${neighbour}/32`, 'dev', 'lo']);
    inside('inet', ['ip', 'route', 'add', neighbour, 'via', '198.51.100.10']);
    expect(inside('relay', ['ping', '-c', '1', '-W', '2', neighbour])).toContain(' 0% packet loss');
    expect(await askProxy('site', '10.77.0.1', neighbour, 8000)).toBe('refused');
    expect(() => inside('lan', ['ping', '-c', '1', '-W', '1', neighbour])).toThrow();
  });

  it('proxies what a site may ask for, and nobody outside the tunnels', async () => {
    expect(await askProxy('site', '10.77.0.1', '198.51.100.10', 8000)).toBe('served');
    expect(await askProxy('server', PUBLIC_ADDRESS, '198.51.100.10', 8000)).toBe('refused');
  });

  it('sees what someone changed by hand and repairs it', async () => {
    inside('site', ['ip', 'rule', 'del', 'priority', '5600']);
    inside('site', ['nft', 'flush', 'chain', 'inet', 'tresse', 'intercept']);
    inside('site', ['ip', 'link', 'del', 'tl2']);
    inside('relay', ['nft', 'delete', 'table', 'inet', 'tresse']);
    const proxy = inside('relay', ['cat', `${rig.relayState}/net/haproxy.pid`]).trim();
    inside('relay', ['kill', '-KILL', proxy]);
    const actions = async (station: StationProcess, role: Role) =>
      new Set((await station.plan({ role })).map(({ action }) => action));
    expect(await actions(site, siteRole)).toEqual(
      new Set([
        'load-firewall',
        'create-tunnel',
        'add-address',
        'set-link',
        'set-queue',
        'set-sysctl',
        'set-route',
        'add-rule',
        'configure-tunnel',
        'remove-endpoint',
        'add-endpoint',
      ]),
    );
    expect(await actions(relay, relayRole)).toEqual(new Set(['load-firewall', 'start-service']));
    expect((await relay.apply({ role: relayRole })).failed).toBeNull();
    expect((await site.apply({ role: siteRole })).failed).toBeNull();
    expect(await site.plan({ role: siteRole })).toEqual([]);
    expect(await relay.plan({ role: relayRole })).toEqual([]);
    expect(fetchFrom('lan', SERVER)).toContain(PUBLIC_ADDRESS);
  }, 30_000);

  it.each(SPOILT)(
    'says so when %s, carries on meanwhile, and is as it was with the last good settings',
    async (_, spoil, who) => {
      const { failed } = await site.apply({
        role: { role: 'site', desired: spoil(desiredSite(relay.publicKey)) },
      });
      expect(failed?.message).toContain(who);
      expect(fetchFrom('lan', SERVER)).toContain(PUBLIC_ADDRESS);
      expect((await site.apply({ role: siteRole })).failed).toBeNull();
      expect(await site.plan({ role: siteRole })).toEqual([]);
      expect(fetchFrom('lan', SERVER)).toContain(PUBLIC_ADDRESS);
    },
    30_000,
  );

  it('goes on when a line dies and both ends act, and the reconcile then finds nothing to do', async () => {
    await site.prepare({ role: siteRole });
    await relay.prepare({ role: relayRole });
    const mark = await startDownload();
    const watched = mark();
    cutLine(1);
    const [atSite, atRelay] = await Promise.all([site.fire('tl1', 'down'), relay.fire('tr1-1', 'down')]);
    expect([atSite.result, atRelay.result]).toEqual(['fired', 'fired']);
    const { longest, bytes } = await watched;
    process.stdout.write(
      `silence ${longest.toFixed(0)} ms, fired in ${atSite.tookMs.toFixed(0)} and ${atRelay.tookMs.toFixed(0)} ms\n`,
    );
    expect(longest).toBeLessThan(1_000);
    expect(bytes).toBeGreaterThan(1_000_000);
    const verdicts = { down: [1], preference: [] };
    expect(await site.plan({ role: siteRole, verdicts })).toEqual([]);
    expect(await relay.plan({ role: relayRole, verdicts })).toEqual([]);
    expect(fetchFrom('lan', SERVER)).toContain(PUBLIC_ADDRESS);

    restoreLines();
    await site.prepare({ role: siteRole, verdicts });
    await relay.prepare({ role: relayRole, verdicts });
    await Promise.all([site.fire('tl1', 'up'), relay.fire('tr1-1', 'up')]);
    expect(await site.plan({ role: siteRole })).toEqual([]);
    expect(await relay.plan({ role: relayRole })).toEqual([]);
  }, 40_000);

  it('leaves the hosts as they were when it is taken down', async () => {
    expect((await site.down()).failed).toBeNull();
    expect((await relay.down()).failed).toBeNull();
    expect(picture('site')).toBe(before.site);
    expect(picture('relay')).toBe(before.relay);
  }, 30_000);
});
