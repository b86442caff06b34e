/** Two tenants' sites on one relay: what the internet sees of each, what each sees of the other, and who gets how much. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Braid, PublicFace } from '@tresse/contracts';
import { certify, makeAuthority } from './data-plane/certificates.js';
import { PUBLISHED_PORT } from './data-plane/desired.js';
import { StationProcess } from './data-plane/station-process.js';
import { buildStation } from './data-plane/station-program.js';
import { runInside } from './namespaces.js';
import { endScripts } from './scripts.js';
import { BOXES, DEVICES, relay as relayDesired, relaySite, site as siteDesired } from './sharing/desired.js';
import {
  buildNetwork,
  DEVICE,
  inside,
  namespace,
  POOL,
  RELAY,
  removeNetwork,
  SERVER,
  type SiteName,
} from './sharing/network.js';
import { call, holdMany, startDownloads, startFlood, startTalk, startWho } from './sharing/programs.js';
import { suite } from './suite.js';

const NAMES = ['one', 'two'] as const;
const TUNNEL: Braid = { profile: 'mptcp', carrier: 'tunnel' };
const DIRECT: Braid = { profile: 'mptcp', carrier: 'direct' };
const FIRST: PublicFace = { address: RELAY, ports: { first: 1_024, last: 1_535 } };
const SECOND: PublicFace = { address: RELAY, ports: { first: 1_536, last: 2_047 } };
const OWN: PublicFace = { address: POOL, ports: null };
const LINE_KBIT = 20_000;
/** Keeps who has sent a ping. */
const SEEN = `table ip seen {
  set who { type ipv4_addr; flags dynamic; }
  chain in { type filter hook input priority 0; icmp type echo-request add @who { ip saddr }; }
}`;

suite('two tenants’ sites on one relay', () => {
  let directory: string;
  let relay: StationProcess;
  const sites = new Map<SiteName, StationProcess>();
  const at = (name: SiteName) => sites.get(name) as StationProcess;
  const shareFaces = { one: FIRST, two: SECOND };
  const ownFace = { one: FIRST, two: OWN };

  async function apply(
    faces: Record<SiteName, PublicFace>,
    { braid = TUNNEL, lineKbit = null as number | null, atSites = true } = {},
  ): Promise<void> {
    const given = (name: SiteName) => ({ face: faces[name], braid });
    const relaySites = NAMES.map((name) => relaySite(name, at(name).publicKey, given(name), name === 'two'));
    const role = { role: 'relay' as const, desired: relayDesired(lineKbit), sites: relaySites };
    expect((await relay.apply({ role })).failed).toBeNull();
    if (!atSites) return;
    for (const name of NAMES) {
      const desired = siteDesired(name, relay.publicKey, given(name));
      expect((await at(name).apply({ role: { role: 'site', desired } })).failed).toBeNull();
    }
  }

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tresse-sharing-'));
    const program = await buildStation(directory);
    buildNetwork();
    const authority = await makeAuthority();
    const state = (name: string) => join(directory, name);
    relay = new StationProcess('relay', program, state('relay'), namespace('relay'));
    await certify(authority, { role: 'relay', deviceId: DEVICES.relay }, state('relay'));
    for (const name of NAMES) {
      sites.set(name, new StationProcess('site', program, state(name), namespace(name)));
      await certify(authority, { role: 'site', deviceId: BOXES[name] }, state(name));
    }
    await startWho('server', 8_000, SERVER);
    await startWho('lan-two', 80, DEVICE.two);
    await startWho('relay', 8_099, '0.0.0.0');
    await apply(shareFaces);
  }, 120_000);
  afterAll(() => {
    endScripts();
    for (const station of [relay, ...sites.values()]) station?.end();
    removeNetwork();
    rmSync(directory, { recursive: true, force: true });
  });

  const seen = async (name: SiteName, protocol: 'tcp' | 'udp') => {
    const [address = '', port = ''] = (await call(`lan-${name}`, protocol, SERVER, 8_000)).split(' ');
    return { address, port: Number(port) };
  };
  const expectFace = async (name: SiteName, protocol: 'tcp' | 'udp', { address, ports }: PublicFace) => {
    const caller = await seen(name, protocol);
    expect(caller.address).toBe(address);
    expect(caller.port).toBeGreaterThanOrEqual(ports?.first ?? 1);
    expect(caller.port).toBeLessThanOrEqual(ports?.last ?? 65_535);
  };

  it('leave by one address and each by ports of its own, through the proxy and beside it', async () => {
    for (const protocol of ['tcp', 'udp'] as const) {
      await expectFace('one', protocol, FIRST);
      await expectFace('two', protocol, SECOND);
    }
  }, 60_000);

  it('keep their connections while another gets an address of its own', async () => {
    const talk = await startTalk('lan-one');
    await apply(ownFace);
    expect(await talk()).toBe('alive');
    await expectFace('two', 'tcp', OWN);
    await expectFace('two', 'udp', OWN);
    await expectFace('one', 'tcp', FIRST);
  }, 60_000);

  it('are seen by a ping, each from its address', () => {
    runInside(namespace('server'), ['nft', '-f', '-'], SEEN);
    for (const name of NAMES) inside(`lan-${name}`, 'ping', '-c', '1', '-W', '3', SERVER);
    const list = inside('server', 'nft', 'list', 'set', 'ip', 'seen', 'who');
    expect(list).toContain(RELAY);
    expect(list).toContain(POOL);
  }, 30_000);

  it('are reached by a forwarded port of their own address, and by no other', async () => {
    const inLan = await call('server', 'tcp', POOL, PUBLISHED_PORT);
    expect(inLan).toMatch(new RegExp(`^${SERVER} \\d+$`));
    expect(await call('server', 'tcp', RELAY, PUBLISHED_PORT)).toBe('nothing');
  }, 30_000);

  it('do not reach anything of the other: not its tunnels, LAN, source, public address or way to the proxy', async () => {
    const targets = [
      ['tunnel address', '10.77.0.33', 80],
      ['address inside the tunnels', '10.77.0.47', 80],
      ['LAN', DEVICE.two, 80],
      ['source at the relay', '169.254.128.2', 8_099],
      ['public address', POOL, 8_099],
      ['way to the proxy', '10.77.0.1', 8_099],
    ] as const;
    const reached = targets.map(async ([what, address, port]) => {
      const header = `PROXY TCP4 10.77.0.33 ${address} 1000 ${port}`;
      const answers = await Promise.all([
        call('lan-one', 'tcp', address, port),
        call('lan-one', 'udp', address, port),
        call('one', 'tcp', '10.77.0.1', 4_430, { header }),
      ]);
      return [what, ...answers];
    });
    expect(await Promise.all(reached)).toEqual(
      targets.map(([what]) => [what, 'nothing', 'nothing', 'nothing']),
    );
  }, 30_000);

  it('can’t take the other’s face, whatever they claim to be', async () => {
    for (const claimed of ['10.77.0.33', '10.77.0.47', '169.254.128.2', POOL]) {
      const header = `PROXY TCP4 ${claimed} ${SERVER} 1000 8000`;
      const [address, port] = (await call('one', 'tcp', '10.77.0.1', 4_430, { header })).split(' ');
      expect(address).toBe(RELAY);
      expect(Number(port)).toBeLessThanOrEqual(1_535);
    }
    inside('one', 'ip', 'address', 'add', '10.77.0.47/32', 'dev', 'lo');
    inside('one', 'ip', 'route', 'add', SERVER, 'dev', 'tl1', 'src', '10.77.0.47', 'table', '9');
    inside('one', 'ip', 'rule', 'add', 'from', '10.77.0.47', 'lookup', '9', 'priority', '9');
    expect(await call('one', 'udp', SERVER, 8_000, { from: '10.77.0.47' })).toBe('nothing');
    inside('one', 'ip', 'rule', 'del', 'priority', '9');
    inside('one', 'ip', 'address', 'del', '10.77.0.47/32', 'dev', 'lo');
  }, 60_000);

  it('leave the proxy to the other though one opens as many connections as it can', async () => {
    const many = holdMany('two', 4_430, 2_300);
    try {
      expect(await many.held).toBe(2_000);
      await expectFace('one', 'tcp', FIRST);
    } finally {
      many.end();
    }
  }, 120_000);

  it('have their faces on the bare lines as well', async () => {
    await apply(ownFace, { braid: DIRECT });
    await expectFace('one', 'tcp', FIRST);
    await expectFace('two', 'tcp', OWN);
    await expectFace('one', 'udp', FIRST);
    await apply(ownFace);
  }, 60_000);

  it('each get their share of the relay’s line, however many connections the other has', async () => {
    await apply(ownFace, { lineKbit: LINE_KBIT });
    await startFlood();
    const greedy = startDownloads('lan-one', 12);
    const modest = startDownloads('lan-two', 1);
    await wait(3_000);
    await Promise.all([greedy(), modest()]);
    await wait(6_000);
    const [many, one] = await Promise.all([greedy(), modest()]);
    const part = (bytes: number) => (bytes * 8) / 6 / 1_000 / LINE_KBIT;
    process.stdout.write(
      `parts of the relay’s line: ${JSON.stringify({ many: part(many), one: part(one) })}\n`,
    );
    expect(part(many)).toBeGreaterThan(0.35);
    expect(part(one)).toBeGreaterThan(0.35);
  }, 60_000);
});
