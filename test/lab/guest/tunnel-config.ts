import { RELAY_ADDRESS } from '@tresse/lab';
import { markOf } from './network.js';

/** Taps carry frames of this IP length; with all that goes around it a frame fits into 1500 bytes. */
export const TAP_MTU = 1_420;

/** Names of line `index`'s tap at the site, and at the relay for its first site. */
export const tapOf = (end: 'site' | 'relay', index: number): string =>
  end === 'site' ? `tl${index}` : `tr1-${index}`;

/**
 * OpenVPN's configuration for one end of line `index`'s tunnel, point to point; keys and certificates are found in the
 * current folder as `<end>.key`, `<end>.crt`, `ca.crt` and `tls-crypt.key` (openvpn(8), 2.6).
 */
export function tunnelConfig(end: 'site' | 'relay', index: number): string {
  const port = 20_016 + index - 1;
  const own = {
    site: `remote ${RELAY_ADDRESS} ${port}
nobind
mark ${markOf(index)}
tls-client
remote-cert-tls server
verify-x509-name relay name`,
    relay: `local ${RELAY_ADDRESS}
lport ${port}
float
tls-server
dh none
remote-cert-tls client
verify-x509-name site name`,
  };
  return `dev ${tapOf(end, index)}
dev-type tap
persist-tun
proto udp4
tun-mtu ${TAP_MTU}
mssfix 0
txqueuelen 1000
keepalive 2 10
tls-version-min 1.3
data-ciphers AES-256-GCM:CHACHA20-POLY1305
tls-crypt tls-crypt.key
ca ca.crt
cert ${end}.crt
key ${end}.key
mute 3
${own[end]}
`;
}
