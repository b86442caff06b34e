import type { SiteDesired } from '@tresse/contracts';
import type { LineVerdicts, Route, Rule } from '../host-state.js';
import { INTERCEPT_MARK, LAST_METRIC, RULE, siteTunnel, TABLE } from '../naming.js';
import { living } from '../verdicts.js';
import type { PresentLine } from './site-lines.js';

const refuse = (table: number): Route => ({
  type: 'unreachable',
  table,
  destination: 'default',
  metric: LAST_METRIC,
});

/**
 * Routes over the tunnels. Each tunnel keeps its own table whatever the verdict, since heartbeats must find a line
 * that returns; the relay, the bond and the management tables lose a dead line. The best line has the lowest
 * metric: it carries the SYN, and with it the first byte.
 */
export function siteRoutes(
  desired: SiteDesired,
  lines: readonly PresentLine[],
  verdicts: LineVerdicts,
): Route[] {
  const own = lines.map(({ line }): Route => {
    const device = siteTunnel(line.index);
    const source = line.tunnel.address;
    return {
      type: 'unicast',
      table: TABLE.tunnel(line.index),
      destination: 'default',
      metric: 1,
      device,
      source,
    };
  });
  const indexed = lines.map((present) => ({ ...present, index: present.line.index }));
  const moved = living(indexed, verdicts).flatMap(({ line: { line, address, gateway }, rank }): Route[] => {
    const device = siteTunnel(line.index);
    const metric = 101 + rank;
    const relay: Route = {
      type: 'unicast',
      table: TABLE.main,
      destination: `${desired.relay.address}/32`,
      metric,
      device,
      source: line.tunnel.address,
    };
    const bond: Route = {
      type: 'unicast',
      table: TABLE.bond,
      destination: 'default',
      metric,
      device,
      source: desired.bondAddress,
    };
    if (address === null) return [relay, bond];
    const via = gateway === null ? {} : { via: gateway };
    const management: Route = {
      type: 'unicast',
      table: TABLE.management,
      destination: 'default',
      metric,
      device: line.interface,
      ...via,
    };
    return [relay, bond, management];
  });
  const intercepted: Route = {
    type: 'local',
    table: TABLE.intercepted,
    destination: 'default',
    metric: 0,
    device: 'lo',
  };
  return [...own, ...moved, intercepted, refuse(TABLE.bond)];
}

/** Which table decides for which packet; the box's own traffic stays outside the bond. */
export function siteRules(desired: SiteDesired, lines: readonly PresentLine[]): Rule[] {
  return [
    ...lines.map(({ line }) => ({
      priority: RULE.tunnelAddress(line.index),
      table: TABLE.tunnel(line.index),
      from: line.tunnel.address,
    })),
    { priority: RULE.intercepted, table: TABLE.intercepted, mark: INTERCEPT_MARK },
    { priority: RULE.connected, table: TABLE.main, suppressPrefixLength: 0 },
    { priority: RULE.bondAddress, table: TABLE.bond, from: desired.bondAddress },
    { priority: RULE.lan, table: TABLE.bond, incoming: desired.lan.interface },
    { priority: RULE.management, table: TABLE.management },
  ];
}
