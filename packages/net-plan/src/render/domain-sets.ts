import { DOMAIN_ADDRESSES, DomainName, type TrafficMatch } from '@tresse/contracts';
import { contentHash } from '../content-hash.js';
import { type Family, HEADER } from './family.js';
import type { FirewallPart, NftSet } from './firewall.js';

/**
 * Addresses of a domain as the LAN's DNS answers tell them, each for a day after it was first told or last used, which
 * is far longer than a device keeps an answer. A domain of more addresses fills the set and no more.
 */
const DOMAIN_SET: Readonly<Record<Family, NftSet>> = {
  ipv4: learning('ipv4_addr'),
  ipv6: learning('ipv6_addr'),
};

function learning(type: string): NftSet {
  return { type: `${type}; size ${DOMAIN_ADDRESSES}; flags dynamic,timeout; timeout 1d`, elements: [] };
}

/** Name of the set that the DNS server fills with the addresses of a domain and of all below it. */
export function domainSet(domain: DomainName, family: Family): string {
  return `domain-${contentHash(`${DOMAIN_SET[family].type} ${domain}`)}`;
}

/** The domains that these matches name, each once, sorted. */
export function domainsOf(matches: readonly TrafficMatch[]): DomainName[] {
  const domains = matches.flatMap(({ to }) => to.filter((place) => DomainName.safeParse(place).success));
  return [...new Set(domains)].sort();
}

/** The domains' sets, and what keeps an address in them for as long as the LAN uses it. */
export function domainFirewall(domains: readonly DomainName[], families: readonly Family[]): FirewallPart {
  const sets = families.flatMap((family) =>
    domains.map((domain) => ({ name: domainSet(domain, family), family })),
  );
  return {
    sets: Object.fromEntries(sets.map(({ name, family }) => [name, DOMAIN_SET[family]])),
    chains: {
      'keep-domains': sets.map(({ name, family }) => {
        const address = `${HEADER[family]} daddr`;
        return `ct state new ${address} @${name} update @${name} { ${address} }`;
      }),
    },
  };
}
