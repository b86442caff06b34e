// Runs beside another: it measures no time.
/** IPv6 of a LAN, given by the relay or not at all, with real packets. Needs root and Linux. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Ipv6Opening, type SiteBypass, TrafficMatch } from '@tresse/contracts';
import { startCall, startMirror } from './calls.js';
import type { StationProcess } from './data-plane/station-process.js';
import { LAN_IPV6 } from './lan-modes/desired.js';
import { addIpv6, countFrom, hostAddress, IPV6, pings, rolesWith, type Settings } from './lan-modes/ipv6.js';
import {
  buildNetwork,
  cutLine,
  inside,
  namespace,
  removeNetwork,
  restoreLines,
} from './lan-modes/network.js';
import { isSilent, startWho, whoAmI } from './lan-modes/programs.js';
import { startStations } from './lan-modes/stations.js';
import { endScripts } from './scripts.js';
import { suite } from './suite.js';
import { enterTwinPath } from './twin-answer.js';

const VOICE_PORT = 5060;
const OTHER_PORT = 7000;
const directory = mkdtempSync(join(tmpdir(), 'tresse-lan-ipv6-'));
let site: StationProcess;
let relay: StationProcess;

const roles = (ipv6: string | null, settings?: Settings) =>
  rolesWith({ site: site.publicKey, relay: relay.publicKey }, ipv6, settings);

async function make(ipv6: string | null, settings: Settings = {}): Promise<void> {
  const role = roles(ipv6, settings);
  expect((await relay.apply({ role: role.relay })).failed).toBeNull();
  expect((await site.apply({ role: role.site })).failed).toBeNull();
  if (settings.twin) await enterTwinPath(site, role.site);
  expect(await relay.plan({ role: role.relay })).toEqual([]);
  expect(await site.plan({ role: role.site })).toEqual([]);
}

suite('IPv6 of a LAN', () => {
  beforeAll(async () => {
    buildNetwork();
    addIpv6();
    ({ site, relay } = await startStations(directory));
    await Promise.all([
      startWho('server', 'tcp', 8000),
      ...[8000, 8001, 8002].map((port) => startWho('server', 'udp', port)),
      startWho('host', 'tcp', 80),
      startWho('host', 'tcp', 81),
      startWho('relay', 'tcp', 2201),
      startMirror(namespace('server'), IPV6.server, [VOICE_PORT, OTHER_PORT]),
    ]);
  }, 60_000);

  afterAll(() => {
    endScripts();
    site?.end();
    relay?.end();
    removeNetwork();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is none unless it is wanted, though the box has it by a line and somebody makes it forward', async () => {
    await make(null);
    inside('site', ['sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1']);
    inside('site', ['ip', 'address', 'add', '2001:db8:50::1/64', 'dev', 'lan0', 'nodad']);
    inside('host', ['ip', 'address', 'add', '2001:db8:50::9/64', 'dev', 'eth0', 'nodad']);
    inside('host', ['ip', 'route', 'add', '::/0', 'via', '2001:db8:50::1']);
    inside('inet', ['ip', 'route', 'add', '2001:db8:50::/64', 'via', '2001:db8:200::2']);
    expect(inside('site', ['ping', '-6', '-c', '1', '-W', '2', IPV6.server])).toContain(' bytes from');
    const leaked = countFrom('server', '2001:db8:50::/64');
    expect(pings(IPV6.server)).toBe(false);
    expect(isSilent('host', 'udp', IPV6.server, 8000)).toBe(true);
    expect(leaked()).toBe(0);
    inside('host', ['ip', '-6', 'route', 'del', '::/0']);
    inside('host', ['ip', 'address', 'del', '2001:db8:50::9/64', 'dev', 'eth0']);
    inside('site', ['ip', 'address', 'del', '2001:db8:50::1/64', 'dev', 'lan0']);
    inside('site', ['sysctl', '-qw', 'net.ipv6.conf.all.forwarding=0']);
  }, 30_000);

  it('comes by the relay: devices choose addresses of the site’s network, though the box had it turned off', async () => {
    const off = ['default', 'lo', 'lan0', 'tl1', 'tl2'].map((name) => `net.ipv6.conf.${name}.disable_ipv6=1`);
    inside('site', ['sysctl', '-qw', ...off]);
    await make(LAN_IPV6);
    expect(await hostAddress()).toContain('2001:db8:7:1:');
    expect(inside('host', ['ip', '-6', 'route', 'show', 'default'])).toContain('proto ra');
  }, 30_000);

  it('is carried by the proxies where it is TCP, and from its own address where not', async () => {
    const own = await hostAddress();
    expect(whoAmI('host', 'tcp', IPV6.server, 8000)).toBe(IPV6.relay);
    expect(whoAmI('host', 'udp', IPV6.server, 8000)).toBe(own);
    expect(pings(IPV6.server)).toBe(true);
  });

  it('lets nobody in who was not asked', async () => {
    const own = await hostAddress();
    expect(isSilent('server', 'tcp', own, 80)).toBe(true);
    expect(() => inside('server', ['ping', '-6', '-c', '1', '-W', '1', own])).toThrow();
    expect(inside('site', ['ping', '-6', '-c', '1', '-W', '2', own])).toContain(' bytes from');
  });

  it('reaches neither the relay itself nor another’s network, and speaks from its own alone', async () => {
    expect(whoAmI('relay', 'tcp', IPV6.relay, 2201)).toBe(IPV6.relay);
    expect(isSilent('host', 'tcp', IPV6.relay, 2201)).toBe(true);
    inside('host', ['ip', 'address', 'add', '2001:db8:7:2::9/64', 'dev', 'eth0', 'nodad']);
    expect(pings(IPV6.server, '2001:db8:7:2::9')).toBe(false);
    inside('host', ['ip', 'address', 'del', '2001:db8:7:2::9/64', 'dev', 'eth0']);
  });

  it('leaves by the line that a rule names where that has IPv6 of its own, else as if it were down', async () => {
    const own = await hostAddress();
    const rule = (
      last: number,
      line: number,
      port: number,
      whenDown: SiteBypass['whenDown'],
    ): SiteBypass => ({
      id: `00000000-0000-4000-8000-0000000000${last}`,
      match: TrafficMatch.parse({ protocol: 'udp', ports: [{ first: port, last: port }] }),
      line,
      whenDown,
    });
    const web = { match: TrafficMatch.parse({ protocol: 'tcp', to: [IPV6.server] }), line: 1 };
    const bypass = [
      { ...rule(40, 1, 8000, 'braid'), ...web },
      rule(41, 1, 8000, 'braid'),
      rule(42, 2, 8001, 'braid'),
      rule(43, 2, 8002, 'block'),
    ];
    await make(LAN_IPV6, { bypass });
    const seen = (port: number) => whoAmI('host', 'udp', IPV6.server, port);
    expect(seen(8000)).toBe('2001:db8:200::2');
    expect(whoAmI('host', 'tcp', IPV6.server, 8000)).toBe('2001:db8:200::2');
    expect(seen(8001)).toBe(own);
    expect(isSilent('host', 'udp', IPV6.server, 8002)).toBe(true);
    expect(pings(IPV6.server)).toBe(true);
    await make(LAN_IPV6);
    expect(seen(8000)).toBe(own);
  }, 40_000);

  it('is reached where it was opened, by whom it was opened for', async () => {
    const own = await hostAddress();
    const host = `::${own.split(':').slice(4).join(':')}`;
    const opening = (port: number, sources: string[]): Ipv6Opening => ({
      ...{ name: 'Web', protocol: 'tcp', host, sources },
      ports: { first: port, last: port },
    });
    await make(LAN_IPV6, {
      openings: [opening(80, [`${IPV6.server}/128`]), opening(81, ['2001:db8:9::/48'])],
    });
    expect(whoAmI('server', 'tcp', own, 80)).toBe(IPV6.server);
    expect(isSilent('server', 'tcp', own, 81)).toBe(true);
    await make(LAN_IPV6);
    expect(isSilent('server', 'tcp', own, 80)).toBe(true);
  }, 40_000);

  it('bears the class that a rule gives it, and is queued by it at both ends', async () => {
    const match = TrafficMatch.parse({ protocol: 'udp', ports: [{ first: 8000, last: 8000 }] });
    await make(LAN_IPV6, { quality: { shaping: true, priorities: [{ match, class: 'voice' }] } });
    const marked = countFrom('server', `2001:db8:7:1::/64 ip6 dscp ef`);
    const queued = (node: 'site' | 'relay', device: string) =>
      Number(
        /class htb 7e5:20 .*?Sent \d+ bytes (\d+) pkt/s.exec(
          inside(node, ['tc', '-s', 'class', 'show', 'dev', device]),
        )?.[1],
      );
    const before = [
      queued('site', 'tl1') + queued('site', 'tl2'),
      queued('relay', 'tr1-1') + queued('relay', 'tr1-2'),
    ];
    expect(whoAmI('host', 'udp', IPV6.server, 8000)).toBe(await hostAddress());
    expect(marked()).toBe(1);
    expect(queued('site', 'tl1') + queued('site', 'tl2')).toBe((before[0] ?? 0) + 1);
    expect(queued('relay', 'tr1-1') + queued('relay', 'tr1-2')).toBe((before[1] ?? 0) + 1);
    await make(LAN_IPV6);
  }, 40_000);

  it.each([1, 2] as const)(
    'loses nothing of a call that is sent twice when line %i dies and nobody is told, while others go under',
    async (line) => {
      const match = TrafficMatch.parse({ protocol: 'udp', ports: [{ first: VOICE_PORT, last: VOICE_PORT }] });
      await make(LAN_IPV6, {
        quality: { shaping: false, priorities: [{ match, class: 'voice' }] },
        twin: { port: 53_001, copyAddress: '10.77.0.30', mtu: 1360 },
      });
      const call = (port: number) => startCall(namespace('host'), IPV6.server, port, 200);
      const [voice, other] = await Promise.all([call(VOICE_PORT), call(OTHER_PORT)]);
      cutLine(line);
      const [heard, control] = await Promise.all([voice(), other()]);
      restoreLines();
      expect(heard).toEqual({ lost: 0, twice: 0 });
      if (line === 1) expect(control.lost).toBeGreaterThan(20);
      await make(LAN_IPV6);
    },
    40_000,
  );

  it('goes by the other line when one dies', async () => {
    const role = roles(LAN_IPV6);
    await Promise.all([site.prepare({ role: role.site }), relay.prepare({ role: role.relay })]);
    inside('inet', ['ip', 'link', 'set', 'box1', 'down']);
    await Promise.all([site.fire('tl1', 'down'), relay.fire('tr1-1', 'down')]);
    expect(pings(IPV6.server)).toBe(true);
    expect(whoAmI('host', 'tcp', IPV6.server, 8000)).toBe(IPV6.relay);
    const verdicts = { down: [1], preference: [] };
    expect(await site.plan({ role: role.site, verdicts })).toEqual([]);
    expect(await relay.plan({ role: role.relay, verdicts })).toEqual([]);
  }, 30_000);

  it('goes without a trace', async () => {
    await make(null);
    for (const node of ['site', 'relay'] as const) {
      expect(inside(node, ['sysctl', '-n', 'net.ipv6.conf.all.forwarding']).trim()).toBe('0');
      expect(inside(node, ['ip', '-6', 'route', 'show', 'table', 'all'])).not.toContain('2001:db8:7:');
      expect(inside(node, ['ip', '-6', 'rule'])).not.toMatch(/^5\d{3}:/m);
    }
  }, 30_000);
});
