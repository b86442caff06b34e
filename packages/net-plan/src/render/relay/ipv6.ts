import { ipv6HostOf } from '@tresse/contracts';
import { isTunnelName } from '../../naming.js';
import { keepAdvertised } from '../ipv6.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** Number of the relay among the hosts of its prefix: in the first network, which no site has. */
const RELAY = 1;

/**
 * The relay forwards IPv6 where it has a prefix for its sites. Its own way to the internet may come from a router's
 * advertisement, which a host that forwards no longer takes unless it is told to.
 */
export function relayIpv6Part({ desired, observed }: RelayContext): Part {
  if (desired.ipv6Prefix === null) return {};
  const outer = observed.links.map(({ name }) => name).filter((name) => name !== 'lo' && !isTunnelName(name));
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${ipv6HostOf(desired.ipv6Prefix, RELAY)}/128`] }],
    sysctls: {
      ...keepAdvertised(outer, observed),
      'net/ipv6/conf/all/forwarding': '1',
    },
  };
}
