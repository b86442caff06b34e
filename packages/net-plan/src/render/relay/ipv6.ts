import { ipv6HostOf } from '@tresse/contracts';
import { isTunnelName, relayTunnel, relayTwin } from '../../naming.js';
import { keepAdvertised, speakIpv6 } from '../ipv6.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** Number of the relay among the hosts of its prefix: in the first network, which no site has. */
const RELAY = 1;

/**
 * The relay forwards IPv6 where it has a prefix for its sites. Its own way to the internet may come from a router's
 * advertisement, which a host that forwards no longer takes unless it is told to.
 */
export function relayIpv6Part({ desired, observed, sites }: RelayContext): Part {
  if (desired.ipv6Prefix === null) return {};
  const outer = observed.links.map(({ name }) => name).filter((name) => name !== 'lo' && !isTunnelName(name));
  const tunnels = sites
    .filter(({ site }) => site.ipv6 !== null)
    .flatMap(({ site: { site, lines, twin } }) => [
      ...lines.map(({ index }) => relayTunnel(site.index, index)),
      ...(twin ? [relayTwin(site.index)] : []),
    ]);
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${ipv6HostOf(desired.ipv6Prefix, RELAY)}/128`] }],
    sysctls: {
      ...keepAdvertised(outer, observed),
      'net/ipv6/conf/all/forwarding': '1',
      ...speakIpv6(['lo', ...tunnels], observed),
    },
  };
}
