import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, exampleTunnelKey, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

const desired = exampleSite([1, 2]);
const host = bareHost(['lan0', 'wan1', 'wan2', 'to1']);
const render = (fallback: { kept: number[]; used: number[] }, observed = host) =>
  renderSite(desired, observed, { ...NO_VERDICTS, fallback }, PATHS);
const endpoints = ({ tunnels }: ReturnType<typeof render>) => tunnels.map(({ peer }) => peer?.endpoint);
const UDP = ['203.0.113.1:20008', '203.0.113.2:20009'];

describe('a line that blocks UDP', () => {
  it('is given exactly this OpenVPN', () => {
    const { files, services } = render({ kept: [1], used: [1] });
    expect(files['/state/net/fallback-1.conf']).toBe(`# certificate 0a1b
client
proto tcp4-client
remote 203.0.113.1 444
nobind
mark 101
dev to1
dev-type tun
tun-mtu 1500
persist-tun
route-nopull
connect-timeout 8
connect-retry 2 8
socket-flags TCP_NODELAY
remote-cert-tls server
verify-x509-name 00000000-0000-4000-8000-000000000003 name
tls-version-min 1.3
data-ciphers CHACHA20-POLY1305:AES-256-GCM
allow-compression no
reneg-sec 86400
disable-dco
mssfix 0
verb 1
ca /state/authority.crt
cert /state/device.crt
key /state/device.key
tls-crypt /state/net/fallback-1.secret
log-append /state/log/fallback-1.log
`);
    const key = files['/state/net/fallback-1.secret']?.split('\n') ?? [];
    expect(key).toHaveLength(19);
    expect(key.slice(1, -2).join('')).toBe(exampleTunnelKey);
    expect(services.map(({ name }) => name)).toContain('fallback-1');
  });

  it('keeps its tunnel on UDP while the way over TCP is tried', () => {
    expect(endpoints(render({ kept: [1], used: [] }))).toEqual(UDP);
  });

  it('leads its tunnel over TCP, by its own line, once that is used', () => {
    const wanted = render({ kept: [1], used: [1] });
    expect(endpoints(wanted)).toEqual(['169.254.64.1:20008', UDP[1]]);
    expect(wanted.routes).toContainEqual({
      type: 'unicast',
      table: 101,
      destination: '169.254.64.1/32',
      metric: 1,
      device: 'to1',
    });
  });

  it('hears its tunnel by the way in use alone, since WireGuard would follow the relay to the other', () => {
    const udp = (index: number) => `ip saddr 203.0.113.${index} udp sport ${20_007 + index}`;
    const ruleset = (used: number[]) => render({ kept: [1], used }).ruleset;
    expect(ruleset([1])).toContain(
      `    iifname { "to2" } drop\n    ${udp(1)} drop\n    ${udp(2)} iifname != "wan2" drop\n`,
    );
    expect(ruleset([])).toContain(
      `    iifname { "to1", "to2" } drop\n    ${udp(1)} iifname != "wan1" drop\n`,
    );
  });

  it('is on UDP again when the way over TCP has gone', () => {
    const gone = { ...host, links: host.links.filter(({ name }) => name !== 'to1') };
    expect(endpoints(render({ kept: [1], used: [1] }, gone))).toEqual(UDP);
  });

  it('stays as it is on a box without OpenVPN', () => {
    const without = { ...host, capabilities: { ...host.capabilities, openvpn: false } };
    expect(render({ kept: [1], used: [1] }, without).services.map(({ name }) => name)).toEqual(['haproxy']);
  });
});
