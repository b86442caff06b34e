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

/**
 * Settings by which these interfaces speak IPv6 although somebody has turned it off for the host. An interface that is about
 * to be made gets what `default` says.
 */
export function speakIpv6(
  interfaces: readonly string[],
  { sysctls }: Pick<HostState, 'sysctls'>,
): Record<string, string> {
  const known = interfaces.filter(
    (name) => turnsOff(name) in sysctls || sysctls[turnsOff('default')] === '1',
  );
  return Object.fromEntries(known.map((name) => [turnsOff(name), '0']));
}

const turnsOff = (name: string) => `net/ipv6/conf/${name}/disable_ipv6`;
