import { describe, expect, it } from '@jest/globals';
import { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import fc from 'fast-check';
import { MAX_SITE_INDEX } from './addressing-plan.js';
import { compileRelay, compileRemovedSite, compileSite, type SiteRows } from './compile.js';
import { scenarioA } from './testing/scenario-a.js';
import { siteRows } from './testing/site-rows.js';
import { TunnelKeys } from './tunnel-keys.js';

const SITE_KEY = scenarioA.site.device?.wireguardPublicKey;
const RELAY_KEY = scenarioA.relay.device?.wireguardPublicKey;
const KEYS = new TunnelKeys('secret');
const QUALITY = {
  shaping: true,
  priorities: [
    {
      match: { protocol: 'udp', ports: [{ first: 5060, last: 5061 }], to: [], from: [] },
      class: 'voice',
    },
  ],
};

describe('compiling a site', () => {
  it('puts the two ADSL lines of scenario A into these two documents', () => {
    expect(compileSite(scenarioA, KEYS)).toEqual({
      ready: true,
      site: {
        role: 'site',
        site: { id: '00000000-0000-4000-8000-0000000000a1', name: 'Boulangerie Morel' },
        braid: { profile: 'mptcp', carrier: 'tunnel' },
        bond: null,
        bondAddress: '10.77.0.31',
        ipv6: null,
        lines: [
          {
            id: '00000000-0000-4000-8000-000000000001',
            index: 1,
            name: 'ADSL north',
            interface: 'wan1',
            vlan: null,
            addressing: { method: 'automatic' },
            role: 'always',
            contract: { downKbit: 7232, upKbit: 896 },
            limit: null,
            allowance: null,
            tunnel: {
              address: '10.77.0.17',
              mtu: 1420,
              peer: { publicKey: RELAY_KEY, address: '203.0.113.10', port: 20_008 },
            },
          },
          {
            id: '00000000-0000-4000-8000-000000000002',
            index: 2,
            name: 'ADSL south',
            interface: 'wan2',
            vlan: 35,
            addressing: { method: 'static', address: '192.168.2.2/24', gateway: '192.168.2.1' },
            role: 'backup',
            contract: null,
            limit: { downKbit: 900, upKbit: 90 },
            allowance: { gigabytes: 50, billingDay: 3, whenSpent: 'cut', throttleKbit: 128 },
            tunnel: {
              address: '10.77.0.18',
              mtu: 1420,
              peer: { publicKey: RELAY_KEY, address: '203.0.113.10', port: 20_009 },
            },
          },
        ],
        lan: scenarioA.site.lan,
        publicAddress: null,
        relay: {
          device: '00000000-0000-4000-8000-0000000000d2',
          address: '10.77.0.1',
          publicAddress: '203.0.113.10',
          proxyPort: 4430,
          directPort: 4433,
          heartbeatPort: 4431,
          speedTestPort: 4432,
          fallback: {
            port: 443,
            address: '169.254.64.1/18',
            key: KEYS.fallback(scenarioA.relay.id),
          },
        },
        portForwards: [
          {
            id: '00000000-0000-4000-8000-0000000000f1',
            protocol: 'tcp',
            publicPorts: { first: 8080, last: 8080 },
            toAddress: '192.168.50.20',
            toPort: 80,
            sources: ['198.51.100.0/24'],
          },
        ],
        bypass: [
          {
            id: '00000000-0000-4000-8000-0000000000e1',
            match: { protocol: 'udp', ports: [{ first: 3074, last: 3074 }], to: [], from: [] },
            line: 2,
            whenDown: 'braid',
          },
        ],
        quality: QUALITY,
        twin: { port: 53_001, copyAddress: '10.77.0.30', mtu: 1360 },
        moves: 0,
        leaving: null,
      },
      relay: {
        role: 'relay-site',
        site: {
          id: '00000000-0000-4000-8000-0000000000a1',
          index: 1,
          device: '00000000-0000-4000-8000-0000000000d1',
        },
        braid: { profile: 'mptcp', carrier: 'tunnel' },
        bond: null,
        bondAddress: '10.77.0.31',
        face: null,
        ipv6: null,
        lines: [
          {
            id: '00000000-0000-4000-8000-000000000001',
            index: 1,
            role: 'always',
            contract: { downKbit: 7232, upKbit: 896 },
            limit: null,
            tunnel: {
              address: '10.77.0.17',
              mtu: 1420,
              listenPort: 20_008,
              peerPublicKey: SITE_KEY,
            },
          },
          {
            id: '00000000-0000-4000-8000-000000000002',
            index: 2,
            role: 'backup',
            contract: null,
            limit: { downKbit: 900, upKbit: 90 },
            tunnel: {
              address: '10.77.0.18',
              mtu: 1420,
              listenPort: 20_009,
              peerPublicKey: SITE_KEY,
            },
          },
        ],
        openings: [],
        portForwards: [
          {
            id: '00000000-0000-4000-8000-0000000000f1',
            protocol: 'tcp',
            publicPorts: { first: 8080, last: 8080 },
            sources: ['198.51.100.0/24'],
          },
        ],
        quality: QUALITY,
        twin: { port: 53_001, copyAddress: '10.77.0.30', mtu: 1360 },
      },
    });
  });

  it('lets both ends agree on every tunnel, address, rate and port of any site', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const compiled = compileSite(rows, KEYS);
        if (!compiled.ready) throw new Error(compiled.reason);
        const { site, relay } = compiled;
        expect(relay.lines.map((line) => line.index)).toEqual(site.lines.map((line) => line.index));
        site.lines.forEach((siteEnd, place) => {
          const relayEnd = relay.lines[place];
          expect(relayEnd?.id).toBe(siteEnd.id);
          expect(relayEnd?.contract).toEqual(siteEnd.contract);
          expect(relayEnd?.tunnel.address).toBe(siteEnd.tunnel.address);
          expect(relayEnd?.tunnel.mtu).toBe(siteEnd.tunnel.mtu);
          expect(relayEnd?.tunnel.listenPort).toBe(siteEnd.tunnel.peer.port);
          expect(relayEnd?.tunnel.peerPublicKey).toBe(rows.site.device?.wireguardPublicKey);
          expect(siteEnd.tunnel.peer.publicKey).toBe(rows.relay.device?.wireguardPublicKey);
          expect(siteEnd.tunnel.peer.address).toBe(rows.relay.publicAddress);
        });
        expect(relay.bondAddress).toBe(site.bondAddress);
        expect(relay.braid).toEqual(site.braid);
        expect(relay.quality).toEqual(site.quality);
        expect(relay.twin).toEqual(site.twin);
        expect(relay.site.device).toBe(rows.site.device?.id);
        expect(site.relay.device).toBe(rows.relay.device?.id);
        expect(relay.portForwards).toEqual(
          site.portForwards.map(({ toAddress: _, toPort: __, ...forward }) => forward),
        );
        const indexOf = (name: string) => rows.lines.find((line) => line.name === name)?.index;
        expect(site.bypass.map(({ line }) => line)).toEqual(
          rows.site.bypass.map(({ line }) => indexOf(line)),
        );
      }),
    );
  });

  it('makes documents that a device accepts, of any site', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const compiled = compileSite(rows, KEYS);
        if (!compiled.ready) throw new Error(compiled.reason);
        expect(SiteDesired.parse(compiled.site)).toEqual(compiled.site);
        expect(RelaySiteDesired.parse(compiled.relay)).toEqual(compiled.relay);
      }),
    );
  });

  it('waits for the lines to be named', () => {
    expect(compileSite({ ...scenarioA, lines: [] }, KEYS)).toEqual({ ready: false, reason: 'no-lines' });
  });

  it('does not depend on the order in which rows were read', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const backwards: SiteRows = {
          ...rows,
          lines: [...rows.lines].reverse(),
          portForwards: [...rows.portForwards].reverse(),
        };
        expect(compileSite(backwards, KEYS)).toEqual(compileSite(rows, KEYS));
      }),
    );
  });

  it.each([
    ['site-not-enrolled', { ...scenarioA, site: { ...scenarioA.site, device: null } }],
    ['relay-not-enrolled', { ...scenarioA, relay: { ...scenarioA.relay, device: null } }],
    ['relay-address-unknown', { ...scenarioA, relay: { ...scenarioA.relay, publicAddress: null } }],
  ])('says %s instead of guessing', (reason, rows) => {
    expect(compileSite(rows, KEYS)).toEqual({ ready: false, reason });
  });
});

describe('compiling a removed site', () => {
  it('leaves nothing of it on the relay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_SITE_INDEX }), (index) => {
        const body = compileRemovedSite({ ...scenarioA.site, index });
        expect(body.lines).toEqual([]);
        expect(body.portForwards).toEqual([]);
        expect(RelaySiteDesired.parse(body)).toEqual(body);
      }),
    );
  });
});

describe('IPv6 of a site', () => {
  const compiled = (prefix: string | null, index: number, wanted = true) => {
    const { site, relay } = scenarioA;
    const rows = { ...site, index, lan: { ...site.lan, ipv6: wanted } };
    const result = compileSite({ ...scenarioA, site: rows, relay: { ...relay, ipv6Prefix: prefix } }, KEYS);
    return result.ready ? [result.site.ipv6, result.relay.ipv6] : [];
  };

  it('is the network of its place in the relay’s prefix, at both ends', () => {
    expect(compiled('2001:db8:7::/48', 258)).toEqual(['2001:db8:7:102::/64', '2001:db8:7:102::/64']);
  });

  it.each([
    ['nobody wants it', compiled('2001:db8:7::/48', 1, false)],
    ['the relay has no prefix', compiled(null, 1)],
    ['the prefix has no network left', compiled('2001:db8:7::/56', 256)],
  ])('is none when %s', (_, networks) => expect(networks).toEqual([null, null]));
});

describe('compiling a relay', () => {
  it('tells it the addresses and ports that every site expects of it', () => {
    const compiled = compileRelay(scenarioA.relay, KEYS);
    const site = compileSite(scenarioA, KEYS);
    if (!compiled.ready || !site.ready) throw new Error('scenario A is ready');
    const {
      role: _,
      relay: __,
      ipv6Prefix: ___,
      lineKbit: ____,
      ...served
    } = RelayDesired.parse(compiled.relay);
    expect({ device: scenarioA.relay.device?.id, ...served }).toEqual(site.site.relay);
  });

  it('waits for the relay’s address', () => {
    expect(compileRelay({ ...scenarioA.relay, publicAddress: null }, KEYS)).toEqual({
      ready: false,
      reason: 'relay-address-unknown',
    });
  });
});
