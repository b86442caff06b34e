import type { Ipv6Cidr } from '@tresse/contracts';
import type { HostState } from '../host-state.js';

/** All of IPv6, as a route's destination. */
export const anyIpv6: Ipv6Cidr = '::/0';

/** Takes advertisements of routers although it forwards (Documentation/networking/ip-sysctl.rst). */
const EVEN_AS_A_ROUTER = '2';

/**
 * Settings by which those of the interfaces that take addresses and ways from their routers' advertisements go on doing so
 * when the host forwards IPv6.
 */
export function keepAdvertised(
  interfaces: readonly string[],
  { sysctls }: Pick<HostState, 'sysctls'>,
): Record<string, string> {
  const advertised = interfaces
    .map((name) => `net/ipv6/conf/${name}/accept_ra`)
    .filter((path) => (sysctls[path] ?? '0') !== '0');
  return Object.fromEntries(advertised.map((path) => [path, EVEN_AS_A_ROUTER]));
}
