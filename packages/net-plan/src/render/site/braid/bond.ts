import type { Route } from '../../../host-state.js';
import { SITE_BOND, siteTap, TABLE } from '../../../naming.js';
import {
  BOND_METRIC,
  type BondBraid,
  bondedLinePart,
  bondPart,
  bondPort,
  type SiteBond,
} from '../../bond.js';
import type { Part } from '../../part.js';
import type { PresentLine, SiteContext } from '../context.js';

/**
 * Profile `bond`: the LAN's frames go out by the kernel's bond of one OpenVPN tap a line. The tunnels stay beside it, for
 * heartbeats and for the time in which no tap carries; a dead line's tap is taken out at the verdict.
 */
export function siteBondParts(site: SiteContext, braid: BondBraid): Part[] {
  return [
    bondPart(siteBond(site, braid)),
    { routes: routesOver(site) },
    ...site.lines.map((line) => linePart(site, line)),
  ];
}

/** The site's end of the bond. */
export function siteBond({ desired, lines, verdicts, observed }: SiteContext, braid: BondBraid): SiteBond {
  return {
    name: SITE_BOND,
    braid,
    tap: siteTap,
    mtu: Math.min(...desired.lines.map(({ tunnel }) => tunnel.mtu)),
    end: {
      mode: braid.mode,
      monitor: braid.monitor,
      lines: lines.map(({ line }) => line),
      direction: 'upKbit',
      settings: desired,
      verdicts,
      capabilities: observed.capabilities,
    },
  };
}

function routesOver({ desired: { relay, bondAddress } }: SiteContext): Route[] {
  const overBond = { type: 'unicast', metric: BOND_METRIC, device: SITE_BOND, source: bondAddress } as const;
  return [
    { ...overBond, table: TABLE.main, destination: `${relay.address}/32` },
    { ...overBond, table: TABLE.bond, destination: 'default', via: relay.address },
  ];
}

function linePart({ desired, paths }: SiteContext, { line, index }: PresentLine): Part {
  const { bond, relay } = desired;
  if (bond === null || paths.identity === undefined) return {};
  return bondedLinePart(paths, paths.identity, {
    name: `bond-${index}`,
    tap: siteTap(index),
    mtu: line.tunnel.mtu,
    key: bond.key,
    settings: [
      'tls-client',
      `remote ${line.tunnel.peer.address} ${bondPort(bond.firstPort, index)}`,
      'nobind',
      `mark ${TABLE.line(index)}`,
      'remote-cert-tls server',
      `verify-x509-name ${relay.device} name`,
    ],
  });
}
