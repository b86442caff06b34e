import { hostOf, type Ipv4, type SiteDesired, type SiteLine } from '@tresse/contracts';
import type { HostState, Route, Rule } from '../host-state.js';
import { LAST_METRIC, RULE, TABLE } from '../naming.js';
import type { WantedLink } from './wanted.js';

/** A line whose interface the host has, with the address and gateway that it uses now. */
export interface PresentLine {
  readonly line: SiteLine;
  readonly address: Ipv4 | null;
  readonly gateway: Ipv4 | null;
}

/** The lines whose interfaces exist. Of an automatic line the host knows the address; a static one carries it. */
export function presentLines(desired: SiteDesired, observed: HostState): PresentLine[] {
  return desired.lines
    .filter((line) => observed.links.some((link) => link.name === line.interface))
    .map((line) => {
      if (line.addressing.method === 'static') {
        return { line, address: hostOf(line.addressing.address), gateway: line.addressing.gateway };
      }
      const fact = observed.lineFacts.find((known) => known.interface === line.interface);
      return { line, address: fact?.address ?? null, gateway: fact?.gateway ?? null };
    });
}

/** The interfaces of the lines; an automatic one keeps the addresses that the operating system gave it. */
export function lineLinks(lines: readonly PresentLine[]): WantedLink[] {
  return lines.map(({ line }) => ({
    name: line.interface,
    mtu: null,
    addresses: line.addressing.method === 'static' ? [line.addressing.address] : [],
  }));
}

/** One table a line, entered by its mark or its address, which refuses rather than let a packet slip to another line. */
export function lineRoutes(lines: readonly PresentLine[]): Route[] {
  return lines.flatMap(({ line, address, gateway }): Route[] => {
    const table = TABLE.line(line.index);
    const refuse: Route = { type: 'unreachable', table, destination: 'default', metric: LAST_METRIC };
    if (address === null) return [refuse];
    const via = gateway === null ? {} : { via: gateway };
    return [
      { type: 'unicast', table, destination: 'default', metric: 1, device: line.interface, ...via },
      refuse,
    ];
  });
}

/** Rules that lead a line's own packets into its table. */
export function lineRules(lines: readonly PresentLine[]): Rule[] {
  return lines.flatMap(({ line, address }): Rule[] => {
    const table = TABLE.line(line.index);
    const marked: Rule = { priority: RULE.line(line.index), table, mark: table };
    if (address === null) return [marked];
    return [marked, { priority: RULE.lineAddress(line.index), table, from: address }];
  });
}
