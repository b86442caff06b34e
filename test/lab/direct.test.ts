/** Carrier `direct` with real packets: subflows on the lines themselves, mutual TLS between the proxies. Needs root. */
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Braid } from '@tresse/contracts';
import { bareLineMark } from '@tresse/net-plan';
import { type Certified, certify, makeAuthority } from './data-plane/certificates.js';
import { DESIRED_RELAY, desiredRelaySite, desiredSite, PUBLIC_ADDRESS } from './data-plane/desired.js';
import {
  cutLine,
  inside,
  passMptcp,
  picture,
  restoreLines,
  SUM_BPS,
  stripMptcp,
} from './data-plane/network.js';
import { askDoor, startDownload, startEcho, startFlood } from './data-plane/programs.js';
import { type Rig, startRig } from './data-plane/rig.js';
import type { Role } from './data-plane/station.js';
import type { StationProcess } from './data-plane/station-process.js';
import { upload } from './profiles/traffic.js';
import { suite } from './suite.js';

const DIRECT = { profile: 'mptcp', carrier: 'direct' } as const;
const device = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const SERVER = '198.51.100.10';
let rig: Rig;
let site: StationProcess;
let relay: StationProcess;
let certificates: Record<'site' | 'relay' | 'stranger', Certified>;
let before: { site: string; relay: string };

const siteRole = (more: object = { braid: DIRECT }): Role => {
  const desired = desiredSite(relay.publicKey);
  return { role: 'site', desired: { ...desired, ...more } };
};
const relayRole = (braid: Braid = DIRECT): Role => ({
  role: 'relay',
  desired: DESIRED_RELAY,
  sites: [{ ...desiredRelaySite(site.publicKey), braid }],
});
const subflowsFrom = (line: number) => [
  ...['ss', '-t', '-n', '-H', 'state', 'established'],
  ...['sport', '=', ':4433', 'and', 'dst', `192.168.${line}.2`],
];
/** The picture of a node but for the queues of the lines: ours take the place of the network's own, and are taken away. */
const untouched = (node: 'site' | 'relay') => picture(node).replace(/^qdisc \w+ \S+ dev wan\d .*$/gm, '');
/** Bytes that the relay has sent in a class of its way out. Source: tc(8), `Sent N bytes` below each class. */
const sentIn = (minor: string) => {
  const listed = inside('relay', ['tc', '-s', 'class', 'show', 'dev', 'eth0']);
  return Number(new RegExp(`class htb 7e5:${minor} [^]*?Sent (\\d+) bytes`).exec(listed)?.[1] ?? 0);
};
const LANES = [
  { signal: '41', voice: '42', work: '44' },
  { signal: '49', voice: '4a', work: '4c' },
];
/** How often a node asked for MPTCP and was answered by plain TCP. Source: nstat(8), name and number. */
const fallbacks = (node: 'site' | 'relay') => {
  const name = 'MPTcpExtMPCapableFallbackSYNACK';
  return Number(new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(inside(node, ['nstat', '-asz', name]))?.[1]);
};
const fetched = () => inside('lan', ['curl', '-s', '-m', '5', `http://${SERVER}:8000/`]);

suite('carrier direct', () => {
  beforeAll(async () => {
    rig = await startRig();
    ({ site, relay } = rig);
    before = { site: untouched('site'), relay: untouched('relay') };
    const authority = await makeAuthority();
    certificates = {
      site: await certify(authority, { role: 'site', deviceId: device(3) }, rig.siteState),
      relay: await certify(authority, { role: 'relay', deviceId: device(4) }, rig.relayState),
      stranger: await certify(authority, { role: 'site', deviceId: device(9) }, `${rig.siteState}/stranger`),
    };
    await startEcho('server', 8000, '0.0.0.0');
    await startEcho('relay', 4434, '127.0.0.1');
    await startFlood();
  }, 60_000);

  afterAll(() => rig?.end());

  it('is set up in one go at either end, after which there is nothing left to do', async () => {
    expect((await relay.apply({ role: relayRole() })).failed).toBeNull();
    expect((await site.apply({ role: siteRole() })).failed).toBeNull();
    expect(await relay.plan({ role: relayRole() })).toEqual([]);
    expect(await site.plan({ role: siteRole() })).toEqual([]);
    expect(fetched()).toContain(PUBLIC_ADDRESS);
  }, 30_000);

  it('carries one download over both lines, at more than either line has', async () => {
    const mark = await startDownload();
    const { bytes } = await mark();
    const part = (bytes * 8) / 4 / SUM_BPS.down;
    process.stdout.write(`${part.toFixed(3)} of the sum\n`);
    expect(part).toBeGreaterThan(0.8);
    const carried = LANES.map(({ work }) => sentIn(work));
    for (const one of carried) expect(one).toBeGreaterThan(bytes / 4);
    expect(carried.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(bytes);
    for (const { signal, voice } of LANES) {
      expect(sentIn(signal)).toBeGreaterThan(0);
      expect(sentIn(voice)).toBeGreaterThan(0);
    }
  }, 30_000);

  it('counts at the relay what an upload brings by each line, as the site’s interfaces do', async () => {
    const sent = (line: number) => {
      const [bytes = 0, packets = 0] = ['tx_bytes', 'tx_packets'].map((name) =>
        Number(inside('site', ['cat', `/sys/class/net/wan${line}/statistics/${name}`])),
      );
      return bytes - packets * 14;
    };
    const look = async () => ({ told: await relay.counts(), sent: [1, 2].map(sent) });
    const first = await look();
    const since = ({ told, sent }: typeof first) =>
      [1, 2].map((line) => {
        const mark = bareLineMark(1, line);
        return {
          came: (told.get(mark) ?? 0) - (first.told.get(mark) ?? 0),
          left: (sent[line - 1] ?? 0) - (first.sent[line - 1] ?? 0),
        };
      });
    const traffic = await upload();
    let counts = since(first);
    while (counts.some(({ left }) => left <= 300_000)) {
      await wait(300);
      counts = since(await look());
    }
    traffic.end();
    for (let before: typeof counts | null = null; !isDeepStrictEqual(before, counts); ) {
      before = counts;
      await wait(300);
      counts = since(await look());
    }
    for (const [place, { came, left }] of counts.entries()) {
      process.stdout.write(`line ${place + 1}: ${left} bytes sent, ${came} counted at the relay\n`);
      expect(Math.abs(came / left - 1)).toBeLessThan(0.04);
    }
    expect(await relay.plan({ role: relayRole() })).toEqual([]);
  }, 30_000);

  it('serves the speed test through the proxies', () => {
    // When it fails, curl's own words say how far it came, and when.
    const how = ['-sS', '-v', '--trace-time', '-m', '20'];
    expect(inside('site', ['curl', ...how, 'http://127.0.0.1:4432/'])).toContain('127.0.0.1');
  });

  it('asks nobody for MPTCP who does not speak it: such a connection loses bytes', async () => {
    const mark = await startDownload();
    const watched = mark();
    const [speaking, all] = ['-M', '-t'].map((kind) =>
      inside('relay', ['ss', kind, '-n', '-H', 'state', 'established']),
    );
    expect(all).toContain(` ${DESIRED_RELAY.address}:${DESIRED_RELAY.proxyPort} `);
    expect(speaking).toContain(`:${DESIRED_RELAY.directPort} `);
    expect(speaking).not.toContain(`${DESIRED_RELAY.address}:`);
    await watched;
    expect([fallbacks('relay'), fallbacks('site')]).toEqual([0, 0]);
  }, 30_000);

  it('serves the site’s own box, and nobody else of the same authority', async () => {
    const ask = (who: Certified) => askDoor('server', who.directory, SERVER, 8000);
    expect(await ask(certificates.site)).toBe('served');
    expect(await ask(certificates.stranger)).toBe('refused');
    expect(await ask(certificates.relay)).toBe('refused');
  });

  it.each(['127.0.0.1', '10.77.0.1', PUBLIC_ADDRESS, '172.16.9.9', '0.0.0.0'])(
    'is no way to %s',
    async (destination) => {
      expect(await askDoor('server', certificates.site.directory, destination, 4434)).toBe('refused');
    },
  );

  it('trusts the one relay that it is told of', async () => {
    const { relay: known } = desiredSite(relay.publicKey);
    const elsewhere = siteRole({ braid: DIRECT, relay: { ...known, device: device(8) } });
    expect((await site.apply({ role: elsewhere })).failed).toBeNull();
    expect(() => fetched()).toThrow();
    expect((await site.apply({ role: siteRole() })).failed).toBeNull();
    expect(fetched()).toContain(PUBLIC_ADDRESS);
  }, 30_000);

  it('takes up renewed certificates without losing a connection', async () => {
    const mark = await startDownload();
    const watched = mark();
    certificates.site.renew();
    certificates.relay.renew();
    const actions = async (station: StationProcess, role: Role) =>
      new Set((await station.apply({ role })).done.map(({ action }) => action));
    const reload = new Set(['write-file', 'reload-service']);
    expect(await actions(relay, relayRole())).toEqual(reload);
    expect(await actions(site, siteRole())).toEqual(reload);
    expect(fetched()).toContain(PUBLIC_ADDRESS);
    const { longest } = await watched;
    expect(longest).toBeLessThan(1_000);
  }, 30_000);

  it('goes on when a line dies and both ends act, and the reconcile then finds nothing to do', async () => {
    await site.prepare({ role: siteRole() });
    await relay.prepare({ role: relayRole() });
    const mark = await startDownload();
    const watched = mark();
    cutLine(1);
    const [atSite, atRelay] = await Promise.all([site.fire('tl1', 'down'), relay.fire('tr1-1', 'down')]);
    expect(inside('relay', subflowsFrom(1))).toBe('');
    expect(inside('relay', subflowsFrom(2))).not.toBe('');
    const { longest, bytes } = await watched;
    process.stdout.write(
      `silence ${longest.toFixed(0)} ms, fired in ${atSite.tookMs.toFixed(0)} and ${atRelay.tookMs.toFixed(0)} ms\n`,
    );
    expect(longest).toBeLessThan(1_000);
    expect(bytes).toBeGreaterThan(1_000_000);
    const verdicts = { down: [1], preference: [] };
    expect(await site.plan({ role: siteRole(), verdicts })).toEqual([]);
    expect(await relay.plan({ role: relayRole(), verdicts })).toEqual([]);
    expect(fetched()).toContain(PUBLIC_ADDRESS);

    restoreLines();
    await site.prepare({ role: siteRole(), verdicts });
    await relay.prepare({ role: relayRole(), verdicts });
    await Promise.all([site.fire('tl1', 'up'), relay.fire('tr1-1', 'up')]);
    expect(await site.plan({ role: siteRole() })).toEqual([]);
    expect(await relay.plan({ role: relayRole() })).toEqual([]);
  }, 40_000);

  it('is told which line takes MPTCP out, while tunnels are in use and afterwards', async () => {
    const tunnel = { profile: 'mptcp', carrier: 'tunnel' } as const;
    const tried = (line: number) =>
      site.probe({ from: `192.168.${line}.2`, to: PUBLIC_ADDRESS, port: DESIRED_RELAY.directPort });
    stripMptcp(1);
    for (const braid of [tunnel, DIRECT]) {
      expect((await relay.apply({ role: relayRole(braid) })).failed).toBeNull();
      expect([await tried(1), await tried(2)]).toEqual(['stripped', 'passes']);
    }
    passMptcp();
    expect(await tried(1)).toBe('passes');
  }, 30_000);

  it.each([
    ['the relay', () => [relay, site]],
    ['the site', () => [site, relay]],
  ] as const)(
    'gives way to tunnels and comes back, serving the site while only %s has changed',
    async (_, order) => {
      const tunnel = { profile: 'mptcp', carrier: 'tunnel' } as const;
      for (const braid of [tunnel, DIRECT])
        for (const end of order()) {
          const role = end === relay ? relayRole(braid) : siteRole({ braid });
          expect((await end.apply({ role })).failed).toBeNull();
          expect(fetched()).toContain(PUBLIC_ADDRESS);
        }
      expect(await relay.plan({ role: relayRole() })).toEqual([]);
      expect(await site.plan({ role: siteRole() })).toEqual([]);
    },
    40_000,
  );

  it('leaves the hosts as they were when it is taken down', async () => {
    expect((await site.down()).failed).toBeNull();
    expect((await relay.down()).failed).toBeNull();
    expect(untouched('site')).toBe(before.site);
    expect(untouched('relay')).toBe(before.relay);
  }, 30_000);
});
