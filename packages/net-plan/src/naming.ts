import {
  type BypassFallback,
  contains,
  FALLBACK_POOL,
  type Ipv4,
  ipv4ToNumber,
  type LineIndex,
  numberToIpv4,
  rangeOf,
  type SiteLine,
  SOURCE_POOL,
  TUNNEL_POOL,
} from '@tresse/contracts';

/**
 * Interface of a line's tunnel at a site that has left so many relays. The tunnels to the last of these may still be
 * there, so the names alternate.
 */
export function siteTunnel(line: LineIndex, moves: number): string {
  return moves % 2 === 0 ? `tl${line}` : `tl${line}b`;
}

/** Map of the packet filter that spreads what a site sends. */
export const SITE_SPREAD = 'spread';

/** Map of the packet filter that spreads what a relay sends to one of its sites. */
export function relaySpread(site: number): string {
  return `spread-${site}`;
}

/** The queue that all lines of profile `spray` share: what goes in here comes out at its far end; at the site, and at the relay. */
export const SITE_SHARED_QUEUE = 'tq0';

export function relaySharedQueue(site: number): string {
  return `tq${site}`;
}

/** Where packets come out of a shared queue. */
export function farEnd(sharedQueue: string): string {
  return `${sharedQueue}-far`;
}

/** True for maps of the packet filter that spread packets over lines. */
export function isSpreadName(name: string): boolean {
  return /^spread(-\d{1,4})?$/.test(name);
}

/** Interface of a line's tunnel at the relay. */
export function relayTunnel(site: number, line: LineIndex): string {
  return `tr${site}-${line}`;
}

/** The bond of a site's taps at the site, and at the relay: profile `bond`. */
export const SITE_BOND = 'tb0';

export function relayBond(site: number): string {
  return `tb${site}`;
}

/** The tap of a line in a bond, at the site and at the relay. */
export function siteTap(line: LineIndex): string {
  return `ta${line}`;
}

export function relayTap(site: number, line: LineIndex): string {
  return `ta${site}-${line}`;
}

/** True for bonds of ours. */
export function isBondName(name: string): boolean {
  return /^tb\d{1,4}$/.test(name);
}

/** The interface on which a line's address lives: the box's own, or what we make of it. */
export function lineInterface(line: SiteLine): string {
  return line.addressing.method === 'pppoe' ? `tp${line.index}` : carryingInterface(line);
}

/** The interface that carries a line's frames. */
export function carryingInterface({ index, interface: own, vlan }: SiteLine): string {
  return vlan === null ? own : `tv${index}`;
}

/** Interface of a line's way over TCP at the site, for a line that blocks UDP. */
export function siteFallback(line: LineIndex): string {
  return `to${line}`;
}

/** Interface of all such ways at the relay. */
export const RELAY_FALLBACK = 'to0';

/** Interface of the site's twin path, of which every packet travels over two lines. */
export const SITE_TWIN = 'tl-twin';

/** Interface of a site's twin path at the relay. */
export function relayTwin(site: number): string {
  return `tr${site}-twin`;
}

/** True for interfaces that we make, out of others or of nothing; tunnels are apart. */
export function isVirtualLinkName(name: string): boolean {
  return /^(tv[1-8]|tb\d{1,4}|ta[1-8]|ta\d{1,4}-[1-8]|tq\d{1,4})$/.test(name);
}

/** True for tunnels, which only this product makes, at either end. */
export function isTunnelName(name: string): boolean {
  return /^(tl([1-8]b?|-twin)|tr\d{1,4}-([1-8]|twin))$/.test(name);
}

/** True for addresses that belong to the inside of the tunnels. */
export function isTunnelAddress(address: Ipv4): boolean {
  return contains(TUNNEL_POOL, address);
}

/** True for addresses inside the ways over TCP. */
export function isFallbackAddress(address: Ipv4): boolean {
  return contains(FALLBACK_POOL, address);
}

/** Addresses in a site's block inside the tunnels, of which the pool has as many as there are places. */
const BLOCK_SIZE = 16;

/** What is added to the number of a site's block for the address by which the relay's proxy connects for it. */
const FIRST_SOURCE = rangeOf(SOURCE_POOL).first;

/**
 * How the relay's proxy finds that address from one of the site's inside the tunnels: `haproxy`'s converters. The last two
 * octets as a number come by way of text, since haproxy 3.0 takes no address for a number.
 */
export const SOURCE_CONVERTERS = `bytes(2,2),be2dec(:,2),div(${BLOCK_SIZE}),add(${FIRST_SOURCE})`;

/** The address by which the relay's proxy connects to the internet for the site with this one inside the tunnels. */
export function siteSource(bondAddress: Ipv4): Ipv4 {
  return numberToIpv4(FIRST_SOURCE + Math.floor((ipv4ToNumber(bondAddress) & 0xffff) / BLOCK_SIZE));
}

/** MPTCP endpoint of a line's tunnel, which alternates with its name. Subflows carry it as their address id. */
export function tunnelEndpoint(line: LineIndex, moves: number): number {
  return moves % 2 === 0 ? line : 10 + line;
}

/** MPTCP endpoint of a line itself. */
export function lineEndpoint(line: LineIndex): number {
  return 100 + line;
}

/** True for endpoints that only this product makes: of addresses inside the tunnels, or by their ids of the lines'. */
export function isOwnEndpoint({ id, address }: { id: number; address: Ipv4 }): boolean {
  return isTunnelAddress(address) || (id > 100 && id <= 108);
}

/** Mark that the relay's proxy sets on the sockets of a site's direct connections, which nothing routes by. */
export function siteMark(site: number): number {
  return 0x10000 | site;
}

/** Largest index of a site whose bare lines the relay can hold: tc numbers classes with 16 bits, eight for a line. */
const LAST_LANE_SITE = 1_023;

/** The lane of a site's line on the relay's way out; null for a site that has none. */
export function relayLane(site: number, line: LineIndex): number | null {
  return site > LAST_LANE_SITE ? null : site * 8 + line - 1;
}

/** Marks of the relay's connections that run over bare lines, of all sites. */
export const BARE_LINE_MARKS = { first: 0x20000, last: 0x3ffff } as const;

/** Mark of the relay's connections that run over a site's bare line; those of its classes are below 1,000. */
export function bareLineMark(site: number, line: LineIndex): number {
  return BARE_LINE_MARKS.first + site * 8 + line - 1;
}

/** Routing tables, all ours. The main table is the host's: in it only routes over tunnels are ours. */
export const TABLE = {
  /** A line's own network: what carries its mark. Equal to the mark. */
  line: (line: LineIndex) => 100 + line,
  /** What has the line's tunnel address as its source, or was given the line by its mark. Equal to that mark. */
  tunnel: (line: LineIndex) => 200 + line,
  /** What has the address of the line's tunnel to the relay that the site is leaving. */
  leaving: (line: LineIndex) => 210 + line,
  /** Hands intercepted packets to the local proxy. */
  intercepted: 300,
  /** Profile `spray`: into the queue that all lines share. Equal to the mark. */
  sharedQueue: 350,
  /** Best tunnel: all that the LAN sends and the proxies do not carry. */
  bond: 400,
  /** The box's own traffic, outside the bond. */
  management: 500,
  /** The networks behind the customer's router. */
  behindRouter: 600,
  /** Bypassing traffic of a line, which while that is down goes with the rest or nowhere. Equal to its mark. */
  bypass: (line: LineIndex, whenDown: BypassFallback) => (whenDown === 'braid' ? 700 : 710) + line,
  /** Twin path: what is sent twice. Equal to the mark. */
  twin: 900,
  /** The way of the packets that carry a twin path. */
  twinCarrier: 901,
  /** At the relay: addresses of bare lines that lose nothing. */
  clear: 910,
  main: 254,
} as const;

/** Tables of which every route is ours. */
export function isOwnTable(table: number): boolean {
  return (
    (table > 100 && table <= 108) ||
    (table > 200 && table <= 208) ||
    (table > 210 && table <= 218) ||
    [300, 350, 400, 500, 600, 900, 901, 910].includes(table) ||
    (table > 700 && table <= 708) ||
    (table > 710 && table <= 718)
  );
}

/** Priorities of the rules, in the order in which they are asked; all before the host's own main table (32766). */
export const RULE = {
  line: (line: LineIndex) => 5_000 + line,
  lineAddress: (line: LineIndex) => 5_100 + line,
  tunnelAddress: (line: LineIndex) => 5_200 + line,
  leavingAddress: (line: LineIndex) => 5_210 + line,
  intercepted: 5_300,
  twinCarrier: 5_310,
  twinRerouted: 5_320,
  twin: 5_330,
  behindRouter: 5_350,
  connected: 5_400,
  bypass: (table: number) => 4_700 + table,
  sharedQueue: 5_450,
  spread: (line: LineIndex) => 5_450 + line,
  bondAddress: 5_500,
  lan: 5_600,
  management: 5_700,
  clear: 5_800,
} as const;

/** True for priorities that only this product uses. */
export function isOwnRule(priority: number): boolean {
  return priority >= 5_000 && priority < 6_000;
}

/** Mark of packets that the firewall hands to the site's proxy. */
export const INTERCEPT_MARK = 300;

/** Mark of connections for which no bypass was chosen when they began: they stay with the rest. */
export const NO_BYPASS_MARK = 700;
/** Mark of the packets that carry a twin path, and theirs once the copy is made and their way looked up anew. */
export const TWIN_CARRIER_MARK = 901;
export const TWIN_REROUTED_MARK = 902;

/** Loopback port of the site's proxy, to which the LAN's TCP is led. */
export const INTERCEPT_PORT = 4430;

/** Loopback port at which the relay's agent serves speed tests. */
export const SPEED_SERVER_PORT = 4434;

/** Metric of the routes that refuse: after every other. */
export const LAST_METRIC = 65_535;
