import { NO_VERDICTS, type Route } from '../../../host-state.js';
import { SITE_BOND, siteTap, TABLE } from '../../../naming.js';
import { bulk } from '../../../roles.js';
import { BOND_METRIC, type BondBraid, bondedLinePart, bondLink, bondPort, bondSysctls } from '../../bond.js';
import type { Part } from '../../part.js';
import type { PresentLine, SiteContext } from '../context.js';

/**
 * Profile `bond`: the LAN's frames go out by the kernel's bond of one OpenVPN tap a line. The tunnels stay beside it, for
 * heartbeats and for the time in which no tap carries; a dead line's tap is taken out at the verdict.
 */
export function siteBondParts(site: SiteContext, braid: BondBraid): Part[] {
  return [bondPart(site, braid), ...site.lines.map((line) => linePart(site, line))];
}

function bondPart({ desired, lines, verdicts }: SiteContext, braid: BondBraid): Part {
  const { relay, bondAddress } = desired;
  const carrying = bulk(lines, braid.monitor === 'watcher' ? verdicts : NO_VERDICTS);
  const overBond = { type: 'unicast', metric: BOND_METRIC, device: SITE_BOND, source: bondAddress } as const;
  const routes: Route[] = [
    { ...overBond, table: TABLE.main, destination: `${relay.address}/32` },
    { ...overBond, table: TABLE.bond, destination: 'default', via: relay.address },
  ];
  return {
    virtualLinks: [
      bondLink(SITE_BOND, braid, relay.address),
      ...lines.map(({ index }) => ({ kind: 'tap', name: siteTap(index) }) as const),
    ],
    members: carrying.map(({ line: { index } }) => ({ link: siteTap(index), bond: SITE_BOND })),
    links: [{ name: SITE_BOND, mtu: Math.min(...lines.map(({ line }) => line.tunnel.mtu)), addresses: [] }],
    sysctls: bondSysctls(SITE_BOND),
    routes,
  };
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
