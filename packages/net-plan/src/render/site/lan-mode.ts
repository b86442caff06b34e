import { networkOf } from '@tresse/contracts';
import { RULE, TABLE } from '../../naming.js';
import { anySet } from '../firewall.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** What a LAN needs beyond a network of its own behind the box. */
export function lanModePart(site: SiteContext): Part {
  switch (site.desired.lan.mode.kind) {
    case 'routed':
      return {};
    case 'one-arm':
      return oneArmPart(site);
    case 'in-front':
      return behindRouterPart(site);
  }
}

/** A device that asks for its first address has none yet (RFC 2131). */
const NO_ADDRESS = '0.0.0.0';

/**
 * LAN and lines share one interface, which so tells nothing of who comes: only the LAN's own addresses may reach the
 * box. The lines' boxes are none of them, since what they pass on from the internet may bear their address.
 */
function oneArmPart({ desired, inside }: SiteContext): Part {
  const { interface: name } = desired.lan;
  const gateways = desired.lines.flatMap(({ addressing }) =>
    addressing.method === 'static' ? [addressing.gateway] : [],
  );
  return {
    firewall: {
      chains: {
        input: [
          `iifname "${name}" ip saddr ${anySet(gateways)} drop`,
          `iifname "${name}" ip saddr != { ${NO_ADDRESS}, ${inside} } drop`,
          `iifname "${name}" ip6 saddr != fe80::/10 drop`,
        ],
      },
    },
  };
}

/** The networks behind the customer's router are reached through it. */
function behindRouterPart({ desired: { lan }, lanPresent }: SiteContext): Part {
  if (lan.mode.kind !== 'in-front' || !lanPresent) return {};
  const { router, networks } = lan.mode;
  return {
    routes: networks.map((network) => ({
      type: 'unicast',
      table: TABLE.behindRouter,
      destination: networkOf(network),
      metric: 1,
      device: lan.interface,
      via: router,
    })),
    rules: [{ priority: RULE.behindRouter, table: TABLE.behindRouter }],
  };
}
