import { congestionOver } from '../../congestion.js';
import type { Route, Rule, Tunnel } from '../../host-state.js';
import { RULE, siteTunnel, TABLE } from '../../naming.js';
import { anyIpv6 } from '../ipv6.js';
import type { Part } from '../part.js';
import type { PresentLine, SiteContext } from './context.js';
import { fallbackEndpoint } from './fallback.js';

/** Keeps the mapping in the line's router open, in seconds; the value that WireGuard's manual gives. */
export const KEEPALIVE_SECONDS = 25;

/**
 * One WireGuard tunnel a line, its carrier packets marked for that line. Each keeps its own table whatever the verdict,
 * since heartbeats must find a line that returns.
 */
export function tunnelsPart(site: SiteContext): Part {
  const { lines } = site;
  return {
    links: lines.map(({ line }) => ({
      name: siteTunnel(line.index, site.desired.moves),
      mtu: line.tunnel.mtu,
      addresses: [`${line.tunnel.address}/32`],
    })),
    tunnels: lines.map((line) => tunnelOf(site, line)),
    routes: lines.map((line) => routeOf(site, line)),
    rules: lines.map(ruleOf),
  };
}

function tunnelOf(site: SiteContext, present: PresentLine): Tunnel {
  const { line } = present;
  const { peer } = line.tunnel;
  return {
    name: siteTunnel(line.index, site.desired.moves),
    publicKey: site.observed.wireguardPublicKey,
    listenPort: null,
    mark: TABLE.line(line.index),
    peer: {
      publicKey: peer.publicKey,
      endpoint: fallbackEndpoint(site, present) ?? `${peer.address}:${peer.port}`,
      allowedIps: site.desired.ipv6 === null ? ['0.0.0.0/0'] : ['0.0.0.0/0', anyIpv6],
      keepalive: KEEPALIVE_SECONDS,
    },
  };
}

function routeOf({ desired, verdicts }: SiteContext, { line }: PresentLine): Route {
  return {
    type: 'unicast',
    table: TABLE.tunnel(line.index),
    destination: 'default',
    metric: 1,
    device: siteTunnel(line.index, desired.moves),
    source: line.tunnel.address,
    ...congestionOver(line, 'upKbit', desired, verdicts),
  };
}

function ruleOf({ line }: PresentLine): Rule {
  const table = TABLE.tunnel(line.index);
  return { priority: RULE.tunnelAddress(line.index), table, from: line.tunnel.address };
}
