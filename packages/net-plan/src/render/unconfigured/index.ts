/** The host of a box that has no settings yet: every card is tried as a line, and where nobody answers it serves a laptop. */
import type { Port } from '@tresse/contracts';
import type { HostState, Paths, Route, Rule } from '../../host-state.js';
import { LAST_METRIC, RULE, TABLE } from '../../naming.js';
import { interfaces } from '../firewall.js';
import { joinParts, type Part } from '../part.js';
import { dhcpClients } from '../site/dhcp-client.js';
import { wayOut } from '../site/way-out.js';
import { interfaceSysctls, mptcpLimits } from '../sysctl.js';
import type { Wanted } from '../wanted.js';
import { type FoundLine, foundLines } from './found-lines.js';
import { lanPart, lanPorts } from './lan-ports.js';

export { addressOfSystem, type FoundLine, foundLines } from './found-lines.js';
export { lanAddress, waitingCards } from './lan-ports.js';

/** What the agent has learnt beside what the host shows. */
export interface Finding {
  /** Cards on which nobody has handed out an address for so long that the box may. */
  readonly silent: readonly string[];
  /** Cards by which the control plane or, failing that, the internet was reached: best first. */
  readonly reaching: readonly string[];
  /** Where the local page is served; null for nowhere. */
  readonly pagePort: Port | null;
}

/** The whole host, before there is anything that a control plane wants of it. */
export function renderUnconfigured(observed: HostState, finding: Finding, paths: Paths): Wanted {
  const lines = foundLines(observed);
  const ports = lanPorts(lines, finding.silent);
  const asking = lines.filter(({ asks }) => asks);
  const parts: Part[] = [
    {
      links: asking.map(({ device, address, network }) =>
        address === null || network === null
          ? { name: device, mtu: null, addresses: [] }
          : { name: device, mtu: null, addresses: [leased(address, network)], routing: 'own-table' },
      ),
      routes: lines.flatMap(routesOf),
      rules: [...lines.flatMap(rulesOf), CONNECTED, { priority: RULE.management, table: TABLE.management }],
      sysctls: { 'net/ipv4/conf/all/rp_filter': '0', ...interfaceSysctls(lines.map(({ device }) => device)) },
    },
    { routes: managementRoutes(lines, finding.reaching) },
    dhcpClients(asking, paths),
    lanPart(ports, observed, paths),
    guardPart(
      ports.map(({ device }) => device),
      finding.pagePort,
    ),
  ];
  return joinParts(parts, mptcpLimits(observed));
}

/** What is connected is found before the box's own way out. */
const CONNECTED: Rule = { priority: RULE.connected, table: TABLE.main, suppressPrefixLength: 0 };

const leased = (address: string, network: string) => `${address}/${network.split('/')[1]}`;

/** Each line's own table, so that two lines of one subnet do not meet: as a site has it, which takes it over. */
function routesOf(line: FoundLine): Route[] {
  const { index, device, network } = line;
  const table = TABLE.line(index);
  return [
    ...(network === null
      ? []
      : [{ type: 'unicast', table, destination: network, metric: 1, device } as const]),
    ...wayOut(line, table, 1),
    { type: 'unreachable', table, destination: 'default', metric: LAST_METRIC },
  ];
}

function rulesOf({ index, address }: FoundLine): Rule[] {
  const table = TABLE.line(index);
  const marked: Rule = { priority: RULE.line(index), table, mark: table };
  return address === null ? [marked] : [marked, { priority: RULE.lineAddress(index), table, from: address }];
}

/** The box's own traffic leaves by a line that was seen to reach further, where there is one. */
function managementRoutes(lines: readonly FoundLine[], reaching: readonly string[]): Route[] {
  const place = ({ device, index }: FoundLine) => {
    const at = reaching.indexOf(device);
    return at < 0 ? reaching.length + index : at;
  };
  return [...lines]
    .sort((a, b) => place(a) - place(b))
    .flatMap((line, rank) => wayOut(line, TABLE.management, 101 + rank));
}

/** The page is for who holds the box in hand; whatever else the host serves is the host's matter until there are settings. */
function guardPart(ports: readonly string[], pagePort: Port | null): Part {
  if (pagePort === null) return {};
  const inside = interfaces(['lo', ...ports]);
  return { firewall: { chains: { 'guard-page': [`iifname != ${inside} tcp dport ${pagePort} drop`] } } };
}
