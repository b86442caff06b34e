import { IPV6_INTERNET, isDirect } from '@tresse/contracts';
import { congestionOver } from '../../../congestion.js';
import type { Route } from '../../../host-state.js';
import { inStep } from '../../../in-step.js';
import { INTERCEPT_MARK, INTERCEPT_PORT, RULE, siteTunnel, TABLE, tunnelEndpoint } from '../../../naming.js';
import { bulk } from '../../../roles.js';
import { classPort, hasClass, MARKED_CLASSES } from '../../classes.js';
import { haproxyService, siteHaproxy } from '../../haproxy.js';
import { anyIpv6 } from '../../ipv6.js';
import type { Part } from '../../part.js';
import type { SiteContext } from '../context.js';
import { overLinesParts } from './over-lines.js';

/**
 * Profile `mptcp`: the LAN's TCP is taken by TPROXY to a proxy that speaks MPTCP to the relay's, one subflow for each
 * line that carries bulk. The best line has the lowest metric: it carries the SYN, and with it the first byte.
 */
export function mptcpParts(site: SiteContext): Part[] {
  const carrier = isDirect(site.desired.braid) ? overLinesParts(site) : [subflowsPart(site), proxyPart(site)];
  return [interceptPart(site), ...interceptIpv6Parts(site), ...carrier];
}

/** What was forwarded when it began, under another profile, stays so: a proxy can't take it up in the middle. */
function interceptPart({ desired, inside }: SiteContext): Part {
  const take = (condition: string, port: number) =>
    `ip protocol tcp ${condition}ct direction original tproxy ip to 127.0.0.1:${port} meta mark set ${INTERCEPT_MARK} accept`;
  const intercepted: Route = {
    type: 'local',
    table: TABLE.intercepted,
    destination: 'default',
    metric: 0,
    device: 'lo',
  };
  return {
    routes: [intercepted],
    rules: [{ priority: RULE.intercepted, table: TABLE.intercepted, mark: INTERCEPT_MARK }],
    firewall: {
      chains: {
        intercept: [
          `iifname != "${desired.lan.interface}" return`,
          `ip saddr != ${inside} return`,
          `ip daddr ${inside} return`,
          'fib daddr type { local, broadcast, multicast } return',
          `ip protocol tcp ct reply ip daddr ${desired.bondAddress} return`,
          ...MARKED_CLASSES.map((name) =>
            take(`${hasClass(name, 'ipv4')} `, classPort(INTERCEPT_PORT, name)),
          ),
          take('', INTERCEPT_PORT),
        ],
      },
    },
  };
}

/** The same for the LAN's IPv6, which the subflows carry over IPv4. */
function interceptIpv6Parts({ desired: { ipv6 } }: SiteContext): Part[] {
  if (ipv6 === null) return [];
  const table = TABLE.intercepted;
  const take = (condition: string, port: number) =>
    `ip6 daddr ${IPV6_INTERNET} meta l4proto tcp ${condition}ct direction original tproxy ip6 to [::1]:${port} meta mark set ${INTERCEPT_MARK} accept`;
  return [
    {
      routes: [{ type: 'local', table, destination: anyIpv6, metric: 1, device: 'lo' }],
      rules: [{ family: 'ipv6', priority: RULE.intercepted, table, mark: INTERCEPT_MARK }],
      firewall: {
        chains: {
          intercept: [
            `ip6 saddr != ${ipv6} return`,
            `ip6 daddr ${ipv6} return`,
            ...MARKED_CLASSES.map((name) =>
              take(`${hasClass(name, 'ipv6')} `, classPort(INTERCEPT_PORT, name)),
            ),
            take('', INTERCEPT_PORT),
          ],
        },
      },
    },
  ];
}

function subflowsPart({ desired, lines, verdicts }: SiteContext): Part {
  const alive = inStep(bulk(lines, verdicts), lines, verdicts);
  return {
    endpoints: alive.map(({ line: { line } }) => ({
      id: tunnelEndpoint(line.index, desired.moves),
      address: line.tunnel.address,
      device: siteTunnel(line.index, desired.moves),
    })),
    routes: alive.map(({ line: { line }, rank }) => ({
      type: 'unicast',
      table: TABLE.main,
      destination: `${desired.relay.address}/32`,
      metric: 101 + rank,
      device: siteTunnel(line.index, desired.moves),
      source: line.tunnel.address,
      ...congestionOver(line, 'upKbit', desired, verdicts),
    })),
  };
}

function proxyPart({ desired, paths }: SiteContext): Part {
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  return {
    files: { [configFile]: siteHaproxy(desired) },
    services: [haproxyService(configFile)],
  };
}
