import type { RelayLine } from '@tresse/contracts';
import { NO_VERDICTS } from '../../../host-state.js';
import { relayBond, relayTap, TABLE } from '../../../naming.js';
import { bulk } from '../../../roles.js';
import { BOND_METRIC, type BondBraid, bondedLinePart, bondLink, bondPort, bondSysctls } from '../../bond.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';

/** Profile `bond` at the relay: a bond for each such site, and an OpenVPN for each of its lines, on a port of its own. */
export function relayBondParts(
  relay: Pick<RelayContext, 'desired' | 'paths'>,
  served: ServedSite,
  braid: BondBraid,
): Part[] {
  return [bondPart(relay, served, braid), ...served.site.lines.map((line) => linePart(relay, served, line))];
}

function bondPart(
  { desired }: Pick<RelayContext, 'desired'>,
  { site, verdicts }: ServedSite,
  braid: BondBraid,
): Part {
  const { index } = site.site;
  const name = relayBond(index);
  const carrying = bulk(site.lines, braid.monitor === 'watcher' ? verdicts : NO_VERDICTS);
  return {
    virtualLinks: [
      bondLink(name, braid, site.bondAddress),
      ...site.lines.map((line) => ({ kind: 'tap', name: relayTap(index, line.index) }) as const),
    ],
    members: carrying.map(({ line }) => ({ link: relayTap(index, line.index), bond: name })),
    links: [{ name, mtu: Math.min(...site.lines.map(({ tunnel }) => tunnel.mtu)), addresses: [] }],
    sysctls: bondSysctls(name),
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
        tunnels: { type: 'ifname', elements: [`"${name}"`] },
        sources: { type: 'ifname . ipv4_addr', elements: [`"${name}" . ${site.bondAddress}`] },
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
