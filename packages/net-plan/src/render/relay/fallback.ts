import { hostOf, networkOf, numberToIpv4, rangeOf } from '@tresse/contracts';
import { RELAY_FALLBACK } from '../../naming.js';
import { openvpnPart } from '../openvpn.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** More sites' lines than a relay has; OpenVPN's own limit of 1024 is for people who dial in. */
const MOST_CLIENTS = 4_096;

/**
 * The door for lines that block UDP: one OpenVPN over TCP for all sites, and nothing behind it but the doors of their
 * WireGuard tunnels. Only devices of sites served here get in (`ccd-exclusive`, a file for each). A site has one
 * certificate and comes once for each such line (`duplicate-cn`); which address a line gets is of no matter, as
 * WireGuard knows its peers by their keys.
 *
 * Without a door the port refuses instead of keeping silent: sites measure by its answer how far the relay is.
 */
export function relayFallbackPart({ desired, observed, paths, sites }: RelayContext): Part {
  const devices = sites.flatMap(({ site }) => (site.site.device === null ? [] : [site.site.device]));
  const { port, address, key } = desired.fallback;
  if (!observed.capabilities.openvpn || paths.identity === undefined || devices.length === 0) {
    return { firewall: { chains: { input: [`tcp dport ${port} reject with tcp reset`] } } };
  }
  const peers = `${paths.stateDir}/net/peers`;
  const [network, mask] = [hostOf(networkOf(address)), maskOf(address)];
  const { files, services } = openvpnPart(paths, paths.identity, {
    name: 'fallback',
    key,
    settings: [
      'proto tcp4-server',
      `port ${port}`,
      `dev ${RELAY_FALLBACK}`,
      'dev-type tun',
      'tun-mtu 1500',
      'topology p2p',
      `server ${network} ${mask}`,
      `client-config-dir ${peers}`,
      'ccd-exclusive',
      'duplicate-cn',
      `max-clients ${MOST_CLIENTS}`,
      'keepalive 10 30',
      'socket-flags TCP_NODELAY',
      'dh none',
      'remote-cert-tls client',
    ],
  });
  return {
    files: { ...files, ...Object.fromEntries(devices.map((device) => [`${peers}/${device}`, ''])) },
    ...(services ? { services } : {}),
    firewall: {
      chains: {
        'own-addresses': [`iifname != "${RELAY_FALLBACK}" ip saddr ${networkOf(address)} drop`],
        input: [
          `iifname "${RELAY_FALLBACK}" udp dport @doors accept`,
          `iifname "${RELAY_FALLBACK}" drop`,
          `tcp dport ${port} accept`,
        ],
      },
    },
  };
}

/** The network's mask as a dotted quad. */
function maskOf(address: string): string {
  const { first, last } = rangeOf(address);
  return numberToIpv4(2 ** 32 - (last - first + 1));
}
