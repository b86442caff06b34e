import type { SiteDesired, TwinPath } from '@tresse/contracts';
import type { HostState, Route } from '../../host-state.js';
import { SITE_TWIN, siteTunnel, TABLE, TWIN_CARRIER_MARK } from '../../naming.js';
import { sendRate } from '../../rates.js';
import { interactive } from '../../roles.js';
import { anyIpv6 } from '../ipv6.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import { carrierRoutes, copyRules, twinRules } from '../twin.js';
import type { SiteContext } from './context.js';
import { KEEPALIVE_SECONDS } from './tunnels.js';

/**
 * The site's twin path, if it has one: datagrams of class `voice` enter it, and its packets leave by two lines. Until the relay
 * has answered in it they go as all others do: WireGuard asks again only seconds after it was not heard.
 */
export function twinPart(site: SiteContext): Part {
  const { twin } = site.desired;
  return twin ? twinOf(site, twin) : {};
}

/** True while the relay has not answered yet in the site's twin path: nothing tells the host when it does. */
export function awaitsTwin(
  { twin }: Pick<SiteDesired, 'twin'>,
  { answered }: Pick<HostState, 'answered'>,
): boolean {
  return twin !== null && !answered.includes(SITE_TWIN);
}

function twinOf(site: SiteContext, twin: TwinPath): Part {
  const { desired, observed, lines, verdicts, families } = site;
  const { relay, bondAddress: source } = desired;
  const ways = interactive(
    lines.map(({ line }) => line),
    verdicts,
  ).map(({ line, rank }) => ({
    rank,
    device: siteTunnel(line.index, desired.moves),
    source,
  }));
  const slowest = Math.min(...desired.lines.map((line) => sendRate(line, 'upKbit', verdicts)));
  return {
    ...tunnelOf(site, twin),
    routes: [
      ...(observed.answered.includes(SITE_TWIN) ? entranceRoutes(site) : []),
      ...carrierRoutes(twin, relay.address, ways),
    ],
    rules: twinRules(families),
    firewall: { chains: { twin: entrance(site) }, copies: copyRules(twin, relay.address, slowest) },
  };
}

/** All that is led into the path leaves by it. */
function entranceRoutes({ desired: { ipv6, bondAddress } }: SiteContext): Route[] {
  const into = { type: 'unicast', table: TABLE.twin, metric: 1, device: SITE_TWIN } as const;
  return [
    { ...into, destination: 'default', source: bondAddress },
    ...(ipv6 === null ? [] : [{ ...into, destination: anyIpv6 }]),
  ];
}

function tunnelOf({ desired, observed }: SiteContext, { mtu, port }: TwinPath): Part {
  const publicKey = desired.lines[0]?.tunnel.peer.publicKey ?? '';
  return {
    links: [{ name: SITE_TWIN, mtu, addresses: [] }],
    tunnels: [
      {
        name: SITE_TWIN,
        publicKey: observed.wireguardPublicKey,
        listenPort: null,
        mark: TWIN_CARRIER_MARK,
        peer: {
          publicKey,
          endpoint: `${desired.relay.address}:${port}`,
          allowedIps: desired.ipv6 === null ? ['0.0.0.0/0'] : ['0.0.0.0/0', anyIpv6],
          keepalive: KEEPALIVE_SECONDS,
        },
      },
    ],
  };
}

/** Datagrams from the LAN, of either family that it has, that a rule of class `voice` names first. */
function entrance({ desired, inside, families }: SiteContext): string[] {
  const { ipv6 } = desired;
  return [
    `iifname != "${desired.lan.interface}" return`,
    'meta l4proto != udp return',
    'meta mark != 0 return',
    `ip daddr ${inside} return`,
    ...(ipv6 === null ? [] : [`ip6 daddr ${ipv6} return`]),
    'fib daddr type { local, broadcast, multicast } return',
    ...desired.quality.priorities.flatMap(({ match, class: name }) => {
      const conditions = new Set(families.flatMap((family) => nftMatch(match, family)));
      const verdict = name === 'voice' ? `meta mark set ${TABLE.twin} accept` : 'return';
      return [...conditions].map((words) => `${words} ${verdict}`.trim());
    }),
  ];
}
