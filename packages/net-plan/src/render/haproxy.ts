import {
  IPV6_INTERNET,
  type Ipv4,
  type Ipv6,
  type Port,
  type RelayDesired,
  rangeOf,
  type SiteDesired,
  SOURCE_POOL,
  TUNNEL_POOL,
} from '@tresse/contracts';
import type { Paths } from '../host-state.js';
import { INTERCEPT_PORT, SOURCE_CONVERTERS, SPEED_SERVER_PORT } from '../naming.js';
import { classPort, classPorts, MARKED_CLASSES } from './classes.js';
import { NOT_INTERNET } from './not-internet.js';
import type { WantedService } from './wanted.js';

/** Connections at once; each takes two buffers of 16 kB. A site's own proxy has no more, and the relay's takes no more of it. */
const SITE_CONNECTIONS = 2_000;
export const RELAY_CONNECTIONS = 8_000;

/** As many sites as a relay has addresses for. */
const PLACES = rangeOf(SOURCE_POOL).last - rangeOf(SOURCE_POOL).first + 1;

/**
 * A site's proxy holds so many bytes of each connection with a device of the LAN, each way (the kernel counts them twice).
 * The kernel's own bounds are for the lines, where packets overtake each other: with them an upload is done for its device
 * while 64 MB of it still wait here.
 */
export const FOR_THE_LAN = ['tune.sndbuf.client 131072', 'tune.rcvbuf.client 131072'];

/** A relay's takes so much ahead of what the lines carry from the internet: 80 Mbit/s from as far as 200 ms. */
const FROM_THE_INTERNET = 'tune.rcvbuf.server 2097152';

/** How every configuration begins; `connections` at once on one process. */
export const proxyHead = (connections: number, more: readonly string[] = []) => `global
    maxconn ${connections}
    tune.idletimer 100
${more.map((line) => `    ${line}\n`).join('')}
defaults
    mode tcp
    option clitcpka
    option srvtcpka
    timeout connect 10s
    timeout client 24h
    timeout server 24h
    timeout client-fin 30s
    timeout server-fin 30s
`;

/** The proxy of this host, at either end. */
export function haproxyService(configFile: string): WantedService {
  return { name: 'haproxy', program: 'haproxy', arguments: ['-f', configFile], reads: [configFile] };
}

/** A proxy of a relay that connects to others by plain TCP: `mptcpize` makes all sockets of a process MPTCP ones. */
export function plainHaproxyService(name: string, configFile: string): WantedService {
  return { name, program: 'haproxy-plain', arguments: ['-f', configFile], reads: [configFile] };
}

/** Where the site's proxy takes the LAN's TCP, of each family that the LAN has. */
export function interceptBinds({ ipv6 }: Pick<SiteDesired, 'ipv6'>, port: Port): string {
  const hosts = ipv6 === null ? ['127.0.0.1'] : ['127.0.0.1', '[::1]'];
  return hosts.map((host) => `    bind ${host}:${port} transparent\n`).join('');
}

/** The site's proxy: takes the LAN's TCP as it comes and hands it to the relay with its true destination. */
export function siteHaproxy(desired: SiteDesired): string {
  const { address, proxyPort, speedTestPort } = desired.relay;
  return `${proxyHead(SITE_CONNECTIONS, FOR_THE_LAN)}
listen braid
${interceptBinds(desired, INTERCEPT_PORT)}    server relay ${address}:${proxyPort} send-proxy-v2

${MARKED_CLASSES.map((name) => classSection(name, desired)).join('\n')}
listen speed-test
    bind 127.0.0.1:${speedTestPort}
    server relay ${address}:${speedTestPort}
`;
}

function classSection(name: (typeof MARKED_CLASSES)[number], desired: SiteDesired): string {
  const { relay } = desired;
  return `listen braid-${name}
${interceptBinds(desired, classPort(INTERCEPT_PORT, name))}    server relay ${relay.address}:${classPort(relay.proxyPort, name)} send-proxy-v2
`;
}

/** Where it hands over what goes to the internet, and to the relay's speed test. */
const wayOutSocket = ({ stateDir }: Paths) => `unix@${stateDir}/net/out.sock`;
const speedTestSocket = ({ stateDir }: Paths) => `unix@${stateDir}/net/speed-test.sock`;

/**
 * What connects to where the LAN's client wanted to go: by plain TCP, in a process of its own. Nobody is asked for MPTCP who
 * does not speak it with us: some of the internet drops such a SYN, here nothing would try without
 * (`syn_retrans_before_tcp_fallback`), and where MPTCP falls back, bytes are lost (docs/kernel-settings.md). It connects by
 * the site's own address inside the relay, of which the packet filter makes the site's face; by IPv6, where there are no
 * faces, by the relay's own.
 */
export function relayWayOut(paths: Paths): string {
  return `${proxyHead(RELAY_CONNECTIONS, [FROM_THE_INTERNET])}
listen out
    bind ${wayOutSocket(paths)} accept-proxy mode 600
    use-server ipv6 if { dst ${IPV6_INTERNET} }
    server ipv6 0.0.0.0:0 weight 0
    server clear 0.0.0.0:0 source 0.0.0.0 usesrc clientip

listen speed-test
    bind ${speedTestSocket(paths)} mode 600
    server local 127.0.0.1:${SPEED_SERVER_PORT}
`;
}

/**
 * The relay's proxy: takes what comes by the tunnels and by the doors of carrier `direct`, and says who may go where. Whose
 * a connection is the address tells by which it came, before the header is read that its site has written; reckoned from
 * that, not looked up, so that what sites change of theirs leaves the proxy as it is, and as well that they come and go.
 * By the same address it counts them, for a box that is not ours any more must not take what is there for all.
 */
export function relayHaproxy(
  desired: RelayDesired,
  localAddresses: readonly (Ipv4 | Ipv6)[],
  paths: Paths,
): string {
  const prefix = desired.ipv6Prefix === null ? [] : [desired.ipv6Prefix];
  const own = [...new Set([desired.publicAddress, ...localAddresses, ...prefix])]
    .filter((address) => !address.startsWith('127.'))
    .sort();
  const internet = ['0.0.0.0/0', ...(prefix.length > 0 ? [IPV6_INTERNET] : [])];
  const inTunnels = classPorts(desired.proxyPort).map(
    (port) => `    bind ${desired.address}:${port} accept-proxy\n`,
  );
  return `${proxyHead(RELAY_CONNECTIONS)}
listen braid
${inTunnels.join('')}    tcp-request connection reject if !{ src ${TUNNEL_POOL} ${SOURCE_POOL} }
    tcp-request connection set-var(sess.site) src,${SOURCE_CONVERTERS} if { src ${TUNNEL_POOL} }
    tcp-request connection set-var(sess.site) src if { src ${SOURCE_POOL} }
    stick-table type ip size ${PLACES} store conn_cur
    tcp-request connection track-sc0 var(sess.site)
    tcp-request connection reject if { sc0_conn_cur gt ${SITE_CONNECTIONS} }
    tcp-request session accept if { dst 127.0.0.1 } { dst_port ${desired.speedTestPort} }
    use-server speed-test if { dst 127.0.0.1 }
    server speed-test ${speedTestSocket(paths)} weight 0
    tcp-request session reject if !{ dst ${internet.join(' ')} }
    tcp-request session reject if { dst ${[...NOT_INTERNET, ...own].join(' ')} }
    tcp-request session set-src var(sess.site) if { dst 0.0.0.0/0 }
    server out ${wayOutSocket(paths)} send-proxy-v2

listen speed-test
    bind ${desired.address}:${desired.speedTestPort}
    server local ${speedTestSocket(paths)}
`;
}
