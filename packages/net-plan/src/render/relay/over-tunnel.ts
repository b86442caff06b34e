import type { Ipv4, RelayLine, RelaySiteDesired } from '@tresse/contracts';
import type { Route } from '../../host-state.js';
import { relayTunnel, TABLE } from '../../naming.js';
import type { RelayContext } from './context.js';

/** The way to an address of a site over one of its tunnels. */
export function overTunnel(
  { desired }: Pick<RelayContext, 'desired'>,
  site: RelaySiteDesired,
  line: RelayLine,
  destination: Ipv4,
  metric: number,
): Route {
  return {
    type: 'unicast',
    table: TABLE.main,
    destination: `${destination}/32`,
    metric,
    device: relayTunnel(site.site.index, line.index),
    source: desired.address,
  };
}
