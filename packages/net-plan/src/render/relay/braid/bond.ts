import type { RelayLine } from '@tresse/contracts';
import { relayBond, relayTap, TABLE } from '../../../naming.js';
import {
  BOND_METRIC,
  type BondBraid,
  bondedLinePart,
  bondPart,
  bondPort,
  type SiteBond,
} from '../../bond.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';

/** Profile `bond` at the relay: a bond for each such site, and an OpenVPN for each of its lines, on a port of its own. */
export function relayBondParts(relay: RelayContext, served: ServedSite, braid: BondBraid): Part[] {
  const bond = relayBondOf(relay, served, braid);
  return [
    bondPart(bond),
    wayPart(relay, served, bond),
    ...served.site.lines.map((line) => linePart(relay, served, line)),
  ];
}

/** The relay's end of a site's bond. */
export function relayBondOf(
  { observed }: Pick<RelayContext, 'observed'>,
  { site, verdicts }: ServedSite,
  braid: BondBraid,
): SiteBond {
  const { index } = site.site;
  return {
    name: relayBond(index),
    braid,
    tap: (line) => relayTap(index, line),
    mtu: Math.min(...site.lines.map(({ tunnel }) => tunnel.mtu)),
    end: {
      mode: braid.mode,
      monitor: braid.monitor,
      lines: site.lines,
      direction: 'downKbit',
      settings: site,
      verdicts,
      capabilities: observed.capabilities,
    },
  };
}

/** The site's address over its bond, and what the filter lets in by it. */
function wayPart({ desired }: RelayContext, { site }: ServedSite, { name, end, tap }: SiteBond): Part {
  const interfaces = [name, ...end.lines.map(({ index }) => tap(index))];
  return {
    routes: [
      {
        type: 'unicast',
        table: TABLE.main,
        destination: `${site.bondAddress}/32`,
        metric: BOND_METRIC,
        device: name,
        source: desired.address,
      },
    ],
    firewall: {
      sets: {
        tunnels: { type: 'ifname', elements: interfaces.map((one) => `"${one}"`) },
        sources: {
          type: 'ifname . ipv4_addr',
          elements: interfaces.map((one) => `"${one}" . ${site.bondAddress}`),
        },
      },
    },
  };
}

function linePart(
  { paths }: Pick<RelayContext, 'paths'>,
  { site: { bond, site } }: ServedSite,
  line: RelayLine,
): Part {
  if (bond === null || site.device === null || paths.identity === undefined) return {};
  const port = bondPort(bond.firstPort, line.index);
  const process = bondedLinePart(paths, paths.identity, {
    name: `bond-${site.index}-${line.index}`,
    tap: relayTap(site.index, line.index),
    mtu: line.tunnel.mtu,
    key: bond.key,
    settings: [
      'tls-server',
      'dh none',
      `lport ${port}`,
      'float',
      'remote-cert-tls client',
      `verify-x509-name ${site.device} name`,
    ],
  });
  return {
    ...process,
    firewall: { sets: { doors: { type: 'inet_service', elements: [String(port)] } } },
  };
}
