import { describe, expect, it } from '@jest/globals';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../../testing/examples.js';
import { renderRelay } from './index.js';

const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1, 2])];
const render = (observed = bareHost(['eth0'])) =>
  renderRelay(EXAMPLE_RELAY, sites, observed, new Map(), PATHS);

describe('the relay’s door for lines that block UDP', () => {
  it('is exactly this OpenVPN, which lets in the boxes of its sites and nobody else', () => {
    const { files, ruleset } = render();
    expect(ruleset).not.toContain('reject with tcp reset');
    expect(files['/state/net/fallback.conf']).toBe(`# certificate 0a1b
proto tcp4-server
port 444
dev to0
dev-type tun
tun-mtu 1500
topology p2p
server 169.254.64.0 255.255.192.0
client-config-dir /state/net/peers
ccd-exclusive
duplicate-cn
max-clients 4096
keepalive 10 30
socket-flags TCP_NODELAY
dh none
remote-cert-tls client
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
tls-crypt /state/net/fallback.secret
log-append /state/log/fallback.log
`);
    expect(Object.keys(files).filter((path) => path.startsWith('/state/net/peers/'))).toEqual([
      '/state/net/peers/00000000-0000-4000-8000-000000000201',
      '/state/net/peers/00000000-0000-4000-8000-000000000202',
    ]);
  });

  it('is not there while the relay serves no site', () => {
    const { services, ruleset } = renderRelay(EXAMPLE_RELAY, [], bareHost(['eth0']), new Map(), PATHS);
    expect(services.map(({ name }) => name)).toEqual(['haproxy-out', 'haproxy']);
    expect(ruleset).toContain('tcp dport 444 reject with tcp reset');
  });

  it('is not there on a relay without OpenVPN', () => {
    const bare = bareHost(['eth0']);
    const { services } = render({ ...bare, capabilities: { ...bare.capabilities, openvpn: false } });
    expect(services.map(({ name }) => name)).toEqual([
      'haproxy-out',
      'haproxy',
      'haproxy-handover',
      'haproxy-direct',
    ]);
  });
});
