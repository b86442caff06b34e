import {
  FALLBACK_POOL,
  type Ipv4,
  type Ipv4Cidr,
  type Ipv6Cidr,
  ipv4ToNumber,
  ipv6Subnet,
  MAX_LINES,
  numberToIpv4,
  type Port,
  rangeOf,
} from '@tresse/contracts';

/** Highest index a site can have on its relay: 4094 blocks of 16 addresses follow the relay's own in 10.77.0.0/16. */
export const MAX_SITE_INDEX = 4_094;

const POOL_START = ipv4ToNumber('10.77.0.0');
const BLOCK_SIZE = 16;
const BOND_OFFSET = BLOCK_SIZE - 1;
const COPY_OFFSET = BLOCK_SIZE - 2;
const TUNNEL_PORT_BASE = 20_000;
const TWIN_PORT_BASE = 53_000;

/** Where a relay listens, inside every tunnel and (`directPort`) on its public address; the same on all relays. */
export const RELAY_INSIDE = {
  address: '10.77.0.1',
  proxyPort: 4_430,
  directPort: 4_433,
  heartbeatPort: 4_431,
  speedTestPort: 4_432,
} as const satisfies Record<'proxyPort' | 'directPort' | 'heartbeatPort' | 'speedTestPort', Port> & {
  address: Ipv4;
};

/**
 * Where a relay takes the tunnels of lines that block UDP: on the port that networks which block much leave open, and
 * inside with the first address of the pool.
 */
export const FALLBACK_DOOR = { port: 443, address: firstOf(FALLBACK_POOL) } as const;

/** UDP ports of a relay for the lines of sites with profile `bond`, eight a site; all that are left: enough for the first 1054 sites. */
const BOND_PORT_BASE = 57_096;
/** The last place on a relay that has ports for `bond`. */
export const MAX_BOND_INDEX = 1_054;
/** All UDP ports of a relay that `bond` may use. */
export const BOND_PORTS = {
  first: BOND_PORT_BASE + MAX_LINES,
  last: BOND_PORT_BASE + MAX_BOND_INDEX * MAX_LINES + MAX_LINES - 1,
} as const;

/** Ports of a relay, of either protocol, that are kept for what it serves itself. */
export const RELAY_PORTS = { first: 4_430, last: 4_449 } as const;

/**
 * Ports of a relay's own address that its tenants' connections leave from, in blocks of which each tenant has one: above
 * the system's ports, below the tunnels', without the relay's own. UDP from another port could be sent so that answers
 * seem to be a tunnel's.
 */
export const FACE_PORTS = {
  size: 512,
  first: [...blocks(1_024, RELAY_PORTS.first), ...blocks(4_608, TUNNEL_PORT_BASE)],
} as const;

/** UDP ports of a relay that tunnels may take; no port forward may use them. */
export const TUNNEL_PORTS = {
  first: tunnelPort(1, 1),
  last: tunnelPort(MAX_SITE_INDEX, MAX_LINES),
} as const;

/**
 * The site's one address inside the tunnels.
 * @throws RangeError when the index is not 1–4094.
 */
export function bondAddress(siteIndex: number): Ipv4 {
  return numberToIpv4(blockOf(siteIndex) + BOND_OFFSET);
}

/**
 * Address of the site's end of one line's tunnel.
 * @throws RangeError when the site's index is not 1–4094 or the line's not 1–8.
 */
export function tunnelAddress(siteIndex: number, lineIndex: number): Ipv4 {
  checkLine(lineIndex);
  return numberToIpv4(blockOf(siteIndex) + lineIndex);
}

/**
 * UDP port on which the relay listens for one line's tunnel.
 * @throws RangeError when the site's index is not 1–4094 or the line's not 1–8.
 */
export function tunnelPort(siteIndex: number, lineIndex: number): Port {
  checkSite(siteIndex);
  checkLine(lineIndex);
  return TUNNEL_PORT_BASE + siteIndex * MAX_LINES + (lineIndex - 1);
}

/** First ports of the whole blocks of 512 from one port to before another. */
function blocks(from: Port, before: Port): Port[] {
  return Array.from({ length: Math.floor((before - from) / 512) }, (_, place) => from + place * 512);
}

/** The first host of a network, with its prefix length. */
function firstOf(network: Ipv4Cidr): Ipv4Cidr {
  return `${numberToIpv4(rangeOf(network).first + 1)}/${network.split('/')[1]}`;
}

/**
 * Stands for the second line of the site's twin path in routing tables.
 * @throws RangeError when the index is not 1–4094.
 */
export function copyAddress(siteIndex: number): Ipv4 {
  return numberToIpv4(blockOf(siteIndex) + COPY_OFFSET);
}

/**
 * UDP port on which the relay listens, inside the tunnels, for the site's twin path.
 * @throws RangeError when the index is not 1–4094.
 */
export function twinPort(siteIndex: number): Port {
  checkSite(siteIndex);
  return TWIN_PORT_BASE + siteIndex;
}

/**
 * Network of the site's LAN out of its relay's prefix; null when the relay has none, or has not so many networks. The
 * first network is the relay's own.
 * @throws RangeError when the index is not 1–4094.
 */
export function lanIpv6(prefix: Ipv6Cidr | null, siteIndex: number): Ipv6Cidr | null {
  checkSite(siteIndex);
  return prefix === null ? null : ipv6Subnet(prefix, siteIndex);
}

/**
 * First of the eight UDP ports on which the relay takes a site's bonded lines.
 * @throws RangeError when the site's index is not 1–1054.
 */
export function firstBondPort(siteIndex: number): Port {
  checkSite(siteIndex);
  if (siteIndex > MAX_BOND_INDEX) {
    throw new RangeError(
      `A relay bonds the lines of its first ${MAX_BOND_INDEX} sites, not of ${siteIndex}.`,
    );
  }
  return BOND_PORT_BASE + siteIndex * MAX_LINES;
}

function blockOf(siteIndex: number): number {
  checkSite(siteIndex);
  return POOL_START + siteIndex * BLOCK_SIZE;
}

function checkSite(index: number): void {
  if (!Number.isInteger(index) || index < 1 || index > MAX_SITE_INDEX) {
    throw new RangeError(`A site's index on its relay is 1–${MAX_SITE_INDEX}, not ${index}.`);
  }
}

function checkLine(index: number): void {
  if (!Number.isInteger(index) || index < 1 || index > MAX_LINES) {
    throw new RangeError(`A line's index is 1–${MAX_LINES}, not ${index}.`);
  }
}
