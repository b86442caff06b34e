import { SOURCE_POOL } from '@tresse/contracts';
import { siteSource } from '../../naming.js';
import type { Part } from '../part.js';
import { nftPorts } from '../ports.js';
import type { RelayContext, ServedSite } from './context.js';
import { wayToInternet } from './heard-from.js';

/** One address of the pool stands for all: on the loopback interface the whole network of an address is the host's. */
const SOURCES = SOURCE_POOL.replace(/\d+\//, '1/');

/**
 * Source ports of sites without a face: above what the relay itself listens on, below the tunnels' ports. From one of those,
 * UDP could be sent so that answers seem to be a tunnel's.
 */
const FACELESS_PORTS = { first: 4_608, last: 19_967 } as const;

/** Where what a site sends leaves the relay: by no tunnel, and not from one proxy to the other. */
const OUT = 'oifname != { "lo" } oifname != @tunnels';

/**
 * What the internet sees of each site: all that leaves for it gets the address of its face and, where that is shared, a
 * port of its range. What the proxies carry comes from the site's address inside the relay, the rest from those inside
 * the tunnels; either is looked up once, however many sites there are. Ports are unique for each destination alone
 * (connection tracking), so a range is a number of connections to one server, not of all.
 */
export function relayFacesPart({ desired, observed, sites }: RelayContext): Part {
  const way = wayToInternet(observed)?.interface;
  const pool = new Set(sites.flatMap(({ site }) => site.face?.address ?? []));
  pool.delete(desired.publicAddress);
  const addresses = [...pool].sort().map((address) => `${address}/32` as const);
  return {
    links: [
      { name: 'lo', mtu: null, addresses: [SOURCES] },
      ...(way === undefined || addresses.length === 0 ? [] : [{ name: way, mtu: null, addresses }]),
    ],
    firewall: {
      maps: {
        'face-ports': {
          type: 'ipv4_addr : interval ipv4_addr . inet_service',
          elements: sites.flatMap(({ site }) => {
            if (!site.face?.ports) return [];
            const face = `${site.face.address} . ${nftPorts(site.face.ports)}`;
            return addressesOf(site).map((address) => `${address} : ${face}`);
          }),
        },
        'face-addresses': {
          type: 'ipv4_addr : ipv4_addr',
          elements: sites.flatMap(({ site }) => {
            const { face } = site;
            return face === null ? [] : addressesOf(site).map((address) => `${address} : ${face.address}`);
          }),
        },
      },
      chains: {
        'one-address': [
          `${OUT} meta l4proto { tcp, udp } snat ip addr . port to ip saddr map @face-ports`,
          `${OUT} snat ip to ip saddr map @face-addresses`,
          ...masquerade('meta nfproto ipv4 iifname @tunnels oifname != @tunnels'),
          ...masquerade(`${OUT} ip saddr ${SOURCE_POOL}`),
        ],
      },
    },
  };
}

/** The relay's own address; a port of the range where there are ports. */
function masquerade(what: string): string[] {
  return [
    `${what} meta l4proto { tcp, udp } masquerade to :${nftPorts(FACELESS_PORTS)}`,
    `${what} masquerade`,
  ];
}

/** Every address that can be the source of what a site sends to the internet. */
export function addressesOf({ lines, bondAddress }: ServedSite['site']): string[] {
  return [siteSource(bondAddress), bondAddress, ...lines.map(({ tunnel }) => tunnel.address)];
}
