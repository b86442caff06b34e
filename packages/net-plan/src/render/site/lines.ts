import { hostOf, type Ipv4, isDirect } from '@tresse/contracts';
import { congestionOver } from '../../congestion.js';
import type { Route, Rule, VirtualLink } from '../../host-state.js';
import { LAST_METRIC, RULE, TABLE } from '../../naming.js';
import type { Part } from '../part.js';
import type { WantedLink } from '../wanted.js';
import type { PresentLine, SiteContext } from './context.js';
import { wayOut } from './way-out.js';

/**
 * The lines: their interfaces, and one table a line, entered by its mark or its address, which refuses rather than let
 * a packet slip to another line. An automatic line keeps the addresses that the operating system gave it.
 */
export function linesPart(site: SiteContext): Part {
  const { desired, lines } = site;
  return {
    links: lines.flatMap(linksOf),
    virtualLinks: lines.flatMap(vlanOf),
    routes: lines.flatMap((line) => routesOf(site, line)),
    rules: lines.flatMap((line) => rulesOf(line, hostOf(desired.lan.address))),
  };
}

/** What carries the line comes up before what it carries. */
function linksOf({ line, parent, carrying, address, network, mtu }: PresentLine): WantedLink[] {
  const below = parent === carrying ? [] : [{ name: parent, mtu: null, addresses: [] }];
  const own = { name: carrying, mtu };
  if (line.addressing.method === 'static') {
    return [...below, { ...own, addresses: [line.addressing.address] }];
  }
  if (address === null || network === null) return [...below, { ...own, addresses: [] }];
  const leased = `${address}/${network.split('/')[1]}`;
  return [...below, { ...own, addresses: [leased], routing: 'own-table' }];
}

function vlanOf({ line: { vlan }, parent, carrying }: PresentLine): VirtualLink[] {
  return vlan === null ? [] : [{ kind: 'vlan', name: carrying, parent, tag: vlan }];
}

/** Of connections on the line itself the braid has some with carrier `direct` alone. */
function routesOf({ desired, verdicts }: SiteContext, line: PresentLine): Route[] {
  const congestion = isDirect(desired.braid) ? congestionOver(line.line, 'upKbit', desired, verdicts) : {};
  const table = TABLE.line(line.index);
  const { network, device } = line;
  return [
    ...(network === null
      ? []
      : [{ type: 'unicast', table, destination: network, metric: 1, device } as const]),
    ...wayOut(line, table, 1, congestion),
    { type: 'unreachable', table, destination: 'default', metric: LAST_METRIC },
  ];
}

/** An address that is the box's in the LAN as well (mode `one-arm`) does not tell its line. */
function rulesOf({ line, address }: PresentLine, inLan: Ipv4): Rule[] {
  const table = TABLE.line(line.index);
  const marked: Rule = { priority: RULE.line(line.index), table, mark: table };
  if (address === null || address === inLan) return [marked];
  return [marked, { priority: RULE.lineAddress(line.index), table, from: address }];
}
