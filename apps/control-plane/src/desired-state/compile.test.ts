import { describe, expect, it } from '@jest/globals';
import { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import fc from 'fast-check';
import { MAX_SITE_INDEX } from './addressing-plan.js';
import { compileRelay, compileRemovedSite, compileSite, type SiteRows } from './compile.js';
import { scenarioA } from './testing/scenario-a.js';
import { siteRows } from './testing/site-rows.js';

describe('compiling a site', () => {
  it('puts the two ADSL lines of scenario A into these two documents', () => {
    expect(compileSite(scenarioA)).toEqual({
      ready: true,
      site: {
        role: 'site',
        site: { id: '00000000-0000-4000-8000-0000000000a1', name: 'Boulangerie Morel' },
        profile: 'mptcp',
        carrier: 'tunnel',
        bondAddress: '10.77.0.31',
        lines: [
          {
            id: '00000000-0000-4000-8000-000000000001',
            index: 1,
            name: 'ADSL north',
            interface: 'wan1',
            addressing: { method: 'automatic' },
            contract: { downKbit: 7232, upKbit: 896 },
            tunnel: {
              address: '10.77.0.17',
              mtu: 1420,
              peer: { publicKey: scenarioA.relay.wireguardPublicKey, address: '203.0.113.10', port: 20_008 },
            },
          },
          {
            id: '00000000-0000-4000-8000-000000000002',
            index: 2,
            name: 'ADSL south',
            interface: 'wan2',
            addressing: { method: 'static', address: '192.168.2.2/24', gateway: '192.168.2.1' },
            contract: null,
            tunnel: {
              address: '10.77.0.18',
              mtu: 1420,
              peer: { publicKey: scenarioA.relay.wireguardPublicKey, address: '203.0.113.10', port: 20_009 },
            },
          },
        ],
        lan: { interface: 'lan0', address: '192.168.50.1/24' },
        relay: { address: '10.77.0.1', proxyPort: 4430, heartbeatPort: 4431, speedTestPort: 4432 },
        portForwards: [
          {
            id: '00000000-0000-4000-8000-0000000000f1',
            protocol: 'tcp',
            publicPort: 8080,
            toAddress: '192.168.50.20',
            toPort: 80,
          },
        ],
      },
      relay: {
        role: 'relay-site',
        site: { id: '00000000-0000-4000-8000-0000000000a1', index: 1 },
        profile: 'mptcp',
        carrier: 'tunnel',
        bondAddress: '10.77.0.31',
        lines: [
          {
            id: '00000000-0000-4000-8000-000000000001',
            index: 1,
            contract: { downKbit: 7232, upKbit: 896 },
            tunnel: {
              address: '10.77.0.17',
              mtu: 1420,
              listenPort: 20_008,
              peerPublicKey: scenarioA.site.wireguardPublicKey,
            },
          },
          {
            id: '00000000-0000-4000-8000-000000000002',
            index: 2,
            contract: null,
            tunnel: {
              address: '10.77.0.18',
              mtu: 1420,
              listenPort: 20_009,
              peerPublicKey: scenarioA.site.wireguardPublicKey,
            },
          },
        ],
        portForwards: [{ id: '00000000-0000-4000-8000-0000000000f1', protocol: 'tcp', publicPort: 8080 }],
      },
    });
  });

  it('lets both ends agree on every tunnel, address, rate and port of any site', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const compiled = compileSite(rows);
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
          expect(relayEnd?.tunnel.peerPublicKey).toBe(rows.site.wireguardPublicKey);
          expect(siteEnd.tunnel.peer.publicKey).toBe(rows.relay.wireguardPublicKey);
          expect(siteEnd.tunnel.peer.address).toBe(rows.relay.publicAddress);
        });
        expect(relay.bondAddress).toBe(site.bondAddress);
        expect(relay.profile).toBe(site.profile);
        expect(relay.carrier).toBe(site.carrier);
        expect(relay.portForwards).toEqual(
          site.portForwards.map(({ id, protocol, publicPort }) => ({ id, protocol, publicPort })),
        );
      }),
    );
  });

  it('makes documents that a device accepts, of any site', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const compiled = compileSite(rows);
        if (!compiled.ready) throw new Error(compiled.reason);
        expect(SiteDesired.parse(compiled.site)).toEqual(compiled.site);
        expect(RelaySiteDesired.parse(compiled.relay)).toEqual(compiled.relay);
      }),
    );
  });

  it('does not depend on the order in which rows were read', () => {
    fc.assert(
      fc.property(siteRows(), (rows) => {
        const backwards: SiteRows = {
          ...rows,
          lines: [...rows.lines].reverse(),
          portForwards: [...rows.portForwards].reverse(),
        };
        expect(compileSite(backwards)).toEqual(compileSite(rows));
      }),
    );
  });

  it.each([
    ['site-not-enrolled', { ...scenarioA, site: { ...scenarioA.site, wireguardPublicKey: null } }],
    ['relay-not-enrolled', { ...scenarioA, relay: { ...scenarioA.relay, wireguardPublicKey: null } }],
    ['relay-address-unknown', { ...scenarioA, relay: { ...scenarioA.relay, publicAddress: null } }],
  ])('says %s instead of guessing', (reason, rows) => {
    expect(compileSite(rows)).toEqual({ ready: false, reason });
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

describe('compiling a relay', () => {
  it('tells it the addresses and ports that every site expects of it', () => {
    const compiled = compileRelay(scenarioA.relay);
    const site = compileSite(scenarioA);
    if (!compiled.ready || !site.ready) throw new Error('scenario A is ready');
    const { address, proxyPort, heartbeatPort, speedTestPort } = RelayDesired.parse(compiled.relay);
    expect({ address, proxyPort, heartbeatPort, speedTestPort }).toEqual(site.site.relay);
    expect(compiled.relay.publicAddress).toBe('203.0.113.10');
  });

  it('waits for the relay’s address', () => {
    expect(compileRelay({ ...scenarioA.relay, publicAddress: null })).toEqual({
      ready: false,
      reason: 'relay-address-unknown',
    });
  });
});
