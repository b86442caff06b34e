import type { Route } from '../../../host-state.js';
import { LAST_METRIC, RULE, siteTunnel, TABLE } from '../../../naming.js';
import { interactive } from '../../../roles.js';
import type { Part } from '../../part.js';
import type { SiteContext } from '../context.js';

/**
 * What no proxy carries goes through the best living tunnel, from the site's one address. The table refuses rather
 * than let a packet out beside the tunnels.
 */
export function bestTunnelPart({ desired, lines, verdicts }: SiteContext): Part {
  const routes = interactive(lines, verdicts).map(
    ({ line: { line }, rank }): Route => ({
      type: 'unicast',
      table: TABLE.bond,
      destination: 'default',
      metric: 101 + rank,
      device: siteTunnel(line.index, desired.moves),
      source: desired.bondAddress,
    }),
  );
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${desired.bondAddress}/32`] }],
    routes: [
      ...routes,
      { type: 'unreachable', table: TABLE.bond, destination: 'default', metric: LAST_METRIC },
    ],
    rules: [
      { priority: RULE.connected, table: TABLE.main, suppressPrefixLength: 0 },
      { priority: RULE.bondAddress, table: TABLE.bond, from: desired.bondAddress },
      { priority: RULE.lan, table: TABLE.bond, incoming: desired.lan.interface },
    ],
  };
}
