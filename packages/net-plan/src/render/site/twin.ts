import type { TwinPath } from '@tresse/contracts';
import { SITE_TWIN, siteTunnel, TABLE, TWIN_CARRIER_MARK } from '../../naming.js';
import { sendRate } from '../../rates.js';
import { interactive } from '../../roles.js';
import { nftMatch } from '../match.js';
import type { Part } from '../part.js';
import { carrierRoutes, copyRules, TWIN_RULES } from '../twin.js';
import type { SiteContext } from './context.js';
import { KEEPALIVE_SECONDS } from './tunnels.js';

/** The site's twin path, if it has one: datagrams of class `voice` enter it, and its packets leave by two lines. */
export function twinPart(site: SiteContext): Part {
  const { twin } = site.desired;
  return twin ? twinOf(site, twin) : {};
}

function twinOf(site: SiteContext, twin: TwinPath): Part {
  const { desired, lines, verdicts } = site;
  const { relay, bondAddress: source } = desired;
  const ways = interactive(
    lines.map(({ line }) => line),
    verdicts,
  ).map(({ line, rank }) => ({
    rank,
    device: siteTunnel(line.index),
    source,
  }));
  const slowest = Math.min(...desired.lines.map((line) => sendRate(line, 'upKbit', verdicts)));
  return {
    ...tunnelOf(site, twin),
    routes: [
      {
        ...{ type: 'unicast', table: TABLE.twin, destination: 'default', metric: 1 },
        device: SITE_TWIN,
        source,
      },
      ...carrierRoutes(twin, relay.address, ways),
    ],
    rules: TWIN_RULES,
    firewall: { chains: { twin: entrance(site) }, copies: copyRules(twin, relay.address, slowest) },
  };
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
          allowedIps: ['0.0.0.0/0'],
          keepalive: KEEPALIVE_SECONDS,
        },
      },
    ],
  };
}

/** Datagrams from the LAN, of IPv4 as the path is, that a rule of class `voice` names first. */
function entrance({ desired, inside }: SiteContext): string[] {
  return [
    `iifname != "${desired.lan.interface}" return`,
    'meta l4proto != udp return',
    'meta mark != 0 return',
    `ip daddr ${inside} return`,
    'fib daddr type { local, broadcast, multicast } return',
    ...desired.quality.priorities.flatMap(({ match, class: name }) =>
      nftMatch(match, 'ipv4').map((conditions) =>
        [conditions, name === 'voice' ? `meta mark set ${TABLE.twin} accept` : 'return'].join(' ').trim(),
      ),
    ),
  ];
}
