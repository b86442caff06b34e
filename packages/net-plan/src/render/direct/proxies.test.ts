import { describe, expect, it } from '@jest/globals';
import type { RelaySiteDesired } from '@tresse/contracts';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../../testing/examples.js';
import { renderRelay } from '../relay/index.js';
import { renderSite } from '../site/index.js';

const braid = { profile: 'mptcp', carrier: 'direct' } as const;
const tunnel = exampleRelaySite(1, [1, 2]);
const direct = { ...exampleRelaySite(2, [1, 2]), braid };
const hosts = { site: bareHost(['lan0', 'wan1', 'wan2']), relay: bareHost(['eth0']) };
const relayOf = (sites: RelaySiteDesired[], paths = PATHS) =>
  renderRelay(EXAMPLE_RELAY, sites, hosts.relay, new Map(), paths);
const siteOf = (paths = PATHS, verdicts = NO_VERDICTS) =>
  renderSite({ ...exampleSite([1, 2]), braid }, hosts.site, verdicts, paths);

const HEAD = (connections: number, more: string) => `global
    maxconn ${connections}
    tune.idletimer 100
${more}
defaults
    mode tcp
    option clitcpka
    option srvtcpka
    timeout connect 10s
    timeout client 24h
    timeout server 24h
    timeout client-fin 30s
    timeout server-fin 30s

`;
const TLS = '    ssl-load-extra-del-ext\n    tune.ssl.maxrecord 1370\n';
const OWN = 'ssl crt /state/device.crt ca-file /state/authority.crt verify required ssl-min-ver TLSv1.3';

/** Each class with the port at which the site's proxy takes it. */
const CLASSES = [
  ['voice', 4435],
  ['games', 4436],
  ['bulk', 4437],
] as const;

describe('the proxies of carrier direct', () => {
  it('are told exactly this at the site', () => {
    expect(siteOf().files).toEqual({
      '/state/net/haproxy-direct.cfg': `${HEAD(4000, `    tune.sndbuf.client 131072\n    tune.rcvbuf.client 131072\n${TLS}`)}listen braid
    bind 127.0.0.1:4430 transparent
    server carrier unix@/state/net/carrier.sock send-proxy-v2

${CLASSES.map(
  ([name, port]) => `listen braid-${name}
    bind 127.0.0.1:${port} transparent
    server carrier unix@/state/net/carrier-${name}.sock send-proxy-v2
`,
).join('\n')}
listen speed-test
    bind 127.0.0.1:4442
    server carrier unix@/state/net/carrier.sock send-proxy-v2

listen carrier
    # certificate ${PATHS.identity?.serial}
    bind unix@/state/net/carrier.sock mode 600
    server relay 203.0.113.99:4443 ${OWN} verifyhost 00000000-0000-4000-8000-000000000003
${CLASSES.map(
  ([name, port]) => `
listen carrier-${name}
    # certificate ${PATHS.identity?.serial}
    bind unix@/state/net/carrier-${name}.sock mode 600
    server relay 203.0.113.99:${port + 13} ${OWN} verifyhost 00000000-0000-4000-8000-000000000003
`,
).join('')}`,
    });
  });

  it('are told exactly this at the relay, where the doors know the boxes of all sites', () => {
    const { files, services } = relayOf([tunnel, direct]);
    expect(files['/state/net/haproxy.cfg']).toBe(`${HEAD(8000, '')}listen braid
    bind 10.77.0.1:4440 accept-proxy
    bind 10.77.0.1:4445 accept-proxy
    bind 10.77.0.1:4446 accept-proxy
    bind 10.77.0.1:4447 accept-proxy
    tcp-request connection reject if !{ src 10.77.0.0/16 169.254.128.0/20 }
    tcp-request connection set-var(sess.site) src,bytes(2,2),be2dec(:,2),div(16),add(2852028416) if { src 10.77.0.0/16 }
    tcp-request connection set-var(sess.site) src if { src 169.254.128.0/20 }
    stick-table type ip size 4096 store conn_cur
    tcp-request connection track-sc0 var(sess.site)
    tcp-request connection reject if { sc0_conn_cur gt 2000 }
    tcp-request session accept if { dst 127.0.0.1 } { dst_port 4442 }
    use-server speed-test if { dst 127.0.0.1 }
    server speed-test unix@/state/net/speed-test.sock weight 0
    tcp-request session reject if !{ dst 0.0.0.0/0 }
    tcp-request session reject if { dst 0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 224.0.0.0/3 203.0.113.10 203.0.113.99 }
    tcp-request session set-src var(sess.site) if { dst 0.0.0.0/0 }
    server out unix@/state/net/out.sock send-proxy-v2

listen speed-test
    bind 10.77.0.1:4442
    server local unix@/state/net/speed-test.sock
`);
    expect(files['/state/net/haproxy-direct.cfg']).toBe(`${HEAD(8000, TLS)}listen direct
    # certificate ${PATHS.identity?.serial}
    bind 0.0.0.0:4443 ${OWN} no-tls-tickets
    bind 0.0.0.0:4448 ${OWN} no-tls-tickets
    bind 0.0.0.0:4449 ${OWN} no-tls-tickets
    bind 0.0.0.0:4450 ${OWN} no-tls-tickets
    timeout client 10s
    timeout tunnel 24h
    tcp-request session set-var(sess.box) ssl_c_s_dn(CN)
    tcp-request session set-mark 65537 if { var(sess.box) -m str 00000000-0000-4000-8000-000000000201 }
    tcp-request session set-src str(169.254.128.17) if { var(sess.box) -m str 00000000-0000-4000-8000-000000000201 }
    tcp-request session accept if { var(sess.box) -m str 00000000-0000-4000-8000-000000000201 }
    tcp-request session set-mark 65538 if { var(sess.box) -m str 00000000-0000-4000-8000-000000000202 }
    tcp-request session set-src str(169.254.128.33) if { var(sess.box) -m str 00000000-0000-4000-8000-000000000202 }
    tcp-request session accept if { var(sess.box) -m str 00000000-0000-4000-8000-000000000202 }
    tcp-request session reject
    server handover unix@/state/net/handover.sock send-proxy-v2
`);
    expect(
      files['/state/net/haproxy-handover.cfg'],
    ).toBe(`${HEAD(8000, '    tune.rcvbuf.server 262144\n    tune.sndbuf.server 262144\n')}listen handover
    bind unix@/state/net/handover.sock accept-proxy mode 600
    server braid 10.77.0.1:4440 source 0.0.0.0 usesrc clientip
`);
    expect(services.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['haproxy', 'haproxy-handover', 'haproxy-direct']),
    );
  });

  it('stay as they are at the relay when a site changes its way of joining lines, so that neither end waits', () => {
    const proxies = ({ files, services }: ReturnType<typeof relayOf>) => ({ files, services });
    const others = [
      { profile: 'mptcp', carrier: 'tunnel' },
      { profile: 'spray' },
      { profile: 'failover' },
    ] as const;
    for (const other of others)
      expect(proxies(relayOf([{ ...direct, braid: other }]))).toEqual(proxies(relayOf([direct])));
  });

  it('leave the way to the internet to one that knows nothing of lines', () => {
    const { files, services } = renderRelay(EXAMPLE_RELAY, [tunnel], hosts.relay, new Map(), PATHS);
    expect(
      files['/state/net/haproxy-out.cfg'],
    ).toBe(`${HEAD(8000, '    tune.rcvbuf.server 2097152\n')}listen out
    bind unix@/state/net/out.sock accept-proxy mode 600
    use-server ipv6 if { dst 2000::/3 }
    server ipv6 0.0.0.0:0 weight 0
    server clear 0.0.0.0:0 source 0.0.0.0 usesrc clientip

listen speed-test
    bind unix@/state/net/speed-test.sock mode 600
    server local 127.0.0.1:4434
`);
    expect(services.map(({ name, program }) => [name, program])).toEqual(
      expect.arrayContaining([
        ['haproxy-out', 'haproxy-plain'],
        ['haproxy', 'haproxy'],
        ['haproxy-handover', 'haproxy-plain'],
        ['haproxy-direct', 'haproxy'],
      ]),
    );
  });

  it('take up a renewed certificate, and only where they use it', () => {
    const { identity } = PATHS;
    const renewed = { ...PATHS, ...(identity ? { identity: { ...identity, serial: 'ffff' } } : {}) };
    expect(siteOf(renewed).files).not.toEqual(siteOf().files);
    const [before, after] = [relayOf([direct]).files, relayOf([direct], renewed).files];
    const doors = '/state/net/haproxy-direct.cfg';
    expect(after[doors]).not.toEqual(before[doors]);
    expect(after['/state/net/haproxy.cfg']).toEqual(before['/state/net/haproxy.cfg']);
  });

  it('need a certificate, and say so', () => {
    const { identity: _, ...paths } = PATHS;
    expect(() => siteOf(paths)).toThrow('certificate');
    expect(() => relayOf([direct], paths)).toThrow('certificate');
    expect(() => relayOf([tunnel], paths)).not.toThrow();
  });
});

describe('the way of carrier direct', () => {
  it('has a port of the relay for each class as soon as a site has a box, and its lines can be tried there', () => {
    const doors = '    iifname != @tunnels tcp dport { 4443, 4448, 4449, 4450 } accept\n';
    const failover = { ...tunnel, braid: { profile: 'failover' } as const };
    for (const site of [tunnel, direct, failover]) expect(relayOf([site]).ruleset).toContain(doors);
    const boxless = { ...tunnel, site: { ...tunnel.site, device: null } };
    expect(relayOf([boxless]).ruleset).not.toContain('4443');
    expect(relayOf([boxless]).files).not.toHaveProperty('/state/net/haproxy-direct.cfg');
  });

  it('begins on the best line that is up, with an endpoint for each', () => {
    const ways = (verdicts = NO_VERDICTS) => {
      const { mptcp, routes } = siteOf(PATHS, verdicts);
      const toRelay = routes.filter(({ destination }) => destination === '203.0.113.99/32');
      return {
        endpoints: mptcp.endpoints,
        routes: toRelay.map(({ table, metric, device }) => [table, metric, device]),
      };
    };
    const endpoints = [
      { id: 101, address: '192.168.1.2', device: 'wan1' },
      { id: 102, address: '192.168.2.2', device: 'wan2' },
    ];
    expect(ways()).toEqual({
      endpoints,
      routes: [
        [500, 101, 'wan1'],
        [500, 102, 'wan2'],
      ],
    });
    expect(ways({ down: [], preference: [2, 1] }).routes).toEqual([
      [500, 101, 'wan2'],
      [500, 102, 'wan1'],
    ]);
    expect(ways({ down: [1], preference: [] })).toEqual({
      endpoints: endpoints.slice(1),
      routes: [[500, 102, 'wan2']],
    });
  });
});
