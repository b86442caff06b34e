/** IPv6 of the LAN: a network of the relay's prefix, told to the devices, and routed over the best tunnel. */
import { type Ipv6Cidr, ipv6HostOf, LAN_PREFIX } from '@tresse/contracts';
import { LAST_METRIC, RULE, SITE_TWIN, siteTunnel, TABLE } from '../../naming.js';
import { interactive } from '../../roles.js';
import { anyIpv6, keepAdvertised, speakIpv6 } from '../ipv6.js';
import { openingRules } from '../openings.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** How often the network is advertised, and how long a device uses the box after the last time, in seconds. */
const ADVERTISE_EVERY = 60;
const ADVERTISED_FOR = 300;

/** Number of the box among the hosts of the LAN's network. */
const BOX = 1;

/** Nothing where the LAN has no IPv6: the box then forwards none, and its filter lets none through. */
export function ipv6Parts(site: SiteContext): Part[] {
  const { ipv6 } = site.desired;
  return ipv6 === null
    ? []
    : [routesPart(site), linesPart(site), lanPart(site, ipv6), advertisePart(site, ipv6)];
}

function routesPart({ desired, lines, verdicts, observed }: SiteContext): Part {
  const table = TABLE.bond;
  const twin = desired.twin ? [SITE_TWIN] : [];
  const tunnels = [...lines.map(({ line }) => siteTunnel(line.index, desired.moves)), ...twin];
  return {
    routes: [
      ...interactive(lines, verdicts).map(({ line: { line }, rank }) => ({
        type: 'unicast' as const,
        table,
        destination: anyIpv6,
        metric: 101 + rank,
        device: siteTunnel(line.index, desired.moves),
      })),
      { type: 'unreachable', table, destination: anyIpv6, metric: LAST_METRIC },
    ],
    rules: [
      { family: 'ipv6', priority: RULE.connected, table: TABLE.main, suppressPrefixLength: 0 },
      { family: 'ipv6', priority: RULE.lan, table, incoming: desired.lan.interface },
    ],
    sysctls: {
      'net/ipv6/conf/all/forwarding': '1',
      ...speakIpv6(['lo', desired.lan.interface, ...tunnels], observed),
    },
  };
}

/** The lines keep the way into the IPv6 internet that their own routers give, which bypassing traffic leaves by. */
function linesPart({ lines, observed }: SiteContext): Part {
  return {
    sysctls: keepAdvertised(
      lines.map(({ device }) => device),
      observed,
    ),
  };
}

/** Devices speak from the LAN's own network, outwards; from the internet they are reached where they were opened. */
function lanPart({ desired, tunnels }: SiteContext, network: Ipv6Cidr): Part {
  const { interface: name } = desired.lan;
  return {
    links: [{ name, mtu: null, addresses: [`${ipv6HostOf(network, BOX)}/${LAN_PREFIX}`] }],
    firewall: {
      chains: {
        forward: [
          `iifname "${name}" ip6 saddr ${network} oifname ${tunnels} accept`,
          ...openingRules(network, desired.lan.openings).map(
            (rule) => `iifname ${tunnels} oifname "${name}" ${rule}`,
          ),
        ],
      },
    },
  };
}

/** Router advertisements (RFC 4861), short-lived, so that devices give the network up soon after it is taken back. */
function advertisePart({ desired, paths }: SiteContext, network: Ipv6Cidr): Part {
  const { interface: name } = desired.lan;
  const file = `${paths.stateDir}/net/advertise.conf`;
  const mtu = Math.min(...desired.lines.map(({ tunnel }) => tunnel.mtu));
  const config = [
    'port=0',
    `dhcp-leasefile=${paths.stateDir}/net/advertise.leases`,
    `interface=${name}`,
    'bind-interfaces',
    'enable-ra',
    `ra-param=${name},mtu:${mtu},${ADVERTISE_EVERY},${ADVERTISED_FOR}`,
    `dhcp-range=${network.split('/')[0]},ra-only,${LAN_PREFIX},${ADVERTISED_FOR}`,
    '',
  ].join('\n');
  return {
    files: { [file]: config },
    services: [{ name: 'advertise', program: 'dnsmasq', arguments: [`--conf-file=${file}`], reads: [file] }],
  };
}
