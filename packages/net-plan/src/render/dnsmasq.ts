import { type DomainName, hostOf, type Ipv4, type Ipv4Cidr, type Lan, numberToIpv4 } from '@tresse/contracts';
import { domainSet } from './domain-sets.js';
import type { Family } from './family.js';

/**
 * Whom the box asks, and whom devices ask where the box answers no questions: Quad9, a foundation that keeps no record
 * of who asks. The lines' own resolvers answer their own customers only, and the braid comes from elsewhere.
 */
const RESOLVERS: readonly Ipv4[] = ['9.9.9.9', '149.112.112.112'];

/** The LAN's own names; nobody else answers for them (RFC 8375). */
const LAN_DOMAIN = 'home.arpa';

/**
 * Longest time that anybody keeps an answer, in seconds. A domain's addresses are learnt from answers that the box
 * fetches, not from those it remembers: after a set was emptied it fills again within this time.
 */
const MAX_TTL = 300;

/** What the box serves in the LAN, as dnsmasq reads it. */
export interface LanServices {
  readonly lan: Lan;
  /** Address of the box's questions: they travel through the braid. */
  readonly askFrom: Ipv4;
  /** Domains whose addresses are wanted. */
  readonly domains: readonly DomainName[];
  /** Of these families. */
  readonly families: readonly Family[];
  readonly leaseFile: string;
}

/** Configuration of dnsmasq for a LAN that wants DHCP, DNS or both. Source: dnsmasq(8). */
export function dnsmasqConfig(services: LanServices): string {
  const { lan } = services;
  const lines = [
    `interface=${lan.interface}`,
    'except-interface=lo',
    'bind-dynamic',
    'no-hosts',
    'no-resolv',
    ...(lan.dns ? dnsLines(services) : ['port=0']),
    ...(lan.dhcp ? dhcpLines(lan, lan.dhcp, services.leaseFile) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Answers for the LAN alone; an answer from outside may not point into it (DNS rebinding). */
function dnsLines({ lan, askFrom, domains, families }: LanServices): string[] {
  return [
    ...RESOLVERS.map((resolver) => `server=${resolver}@${askFrom}`),
    'cache-size=5000',
    'dns-forward-max=500',
    `max-ttl=${MAX_TTL}`,
    `max-cache-ttl=${MAX_TTL}`,
    'domain-needed',
    'bogus-priv',
    'stop-dns-rebind',
    `domain=${LAN_DOMAIN}`,
    `local=/${LAN_DOMAIN}/`,
    ...namedDevices(lan).flatMap(({ label, address }) =>
      address === null ? [] : [`host-record=${label}.${LAN_DOMAIN},${label},${address}`],
    ),
    ...domains.map((domain) => `nftset=/${domain}/${setsAbove(domain, domains, families).join(',')}`),
  ];
}

/** dnsmasq fills the sets of the longest domain that fits, so each names those of the domains above it too. */
function setsAbove(
  domain: DomainName,
  domains: readonly DomainName[],
  families: readonly Family[],
): string[] {
  return domains
    .filter((other) => domain === other || domain.endsWith(`.${other}`))
    .flatMap((other) =>
      families.map((family) => `${family === 'ipv4' ? 4 : 6}#inet#tresse#${domainSet(other, family)}`),
    );
}

function dhcpLines(
  lan: Lan,
  { first, last, leaseMinutes }: NonNullable<Lan['dhcp']>,
  file: string,
): string[] {
  const box = hostOf(lan.address);
  return [
    `dhcp-leasefile=${file}`,
    'dhcp-authoritative',
    'quiet-dhcp',
    `dhcp-range=${first},${last},${netmask(lan.address)},${leaseMinutes}m`,
    `dhcp-option=option:router,${box}`,
    `dhcp-option=option:dns-server,${lan.dns ? box : RESOLVERS.join(',')}`,
    'dhcp-name-match=set:proxy-name,wpad',
    'dhcp-ignore-names=tag:proxy-name',
    ...namedDevices(lan).map(({ mac, address, label }) =>
      ['dhcp-host=', [mac, address, label].filter((word) => word).join(',')].join(''),
    ),
  ];
}

function netmask(cidr: Ipv4Cidr): Ipv4 {
  return numberToIpv4(2 ** 32 - 2 ** (32 - Number(cidr.split('/')[1])));
}

/** The devices with what the DNS calls each; empty for a name that has no letters of it or that another has. */
function namedDevices({ devices }: Lan): { mac: string; address: Ipv4 | null; label: string }[] {
  const labels = devices.map(({ name }) => hostLabel(name));
  return devices.map(({ mac, address }, place) => {
    const label = labels[place] ?? '';
    return { mac, address, label: labels.indexOf(label) === place ? label : '' };
  });
}

/** A person's name for a device as a label of the DNS (RFC 1123): `Imprimante René` → `imprimante-rene`. */
export function hostLabel(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
