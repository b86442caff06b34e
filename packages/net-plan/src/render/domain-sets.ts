import { DOMAIN_ADDRESSES, DomainName, type TrafficMatch } from '@tresse/contracts';
import { contentHash } from '../content-hash.js';
import type { FirewallPart, NftSet } from './firewall.js';

/**
 * Addresses of a domain as the LAN's DNS answers tell them, each for a day after it was first told or last used, which
 * is far longer than a device keeps an answer. A domain of more addresses fills the set and no more.
 */
const DOMAIN_SET: NftSet = {
  type: `ipv4_addr; size ${DOMAIN_ADDRESSES}; flags dynamic,timeout; timeout 1d`,
  elements: [],
};

/** Name of the set that the DNS server fills with the addresses of a domain and of all below it. */
export function domainSet(domain: DomainName): string {
  return `domain-${contentHash(`${DOMAIN_SET.type} ${domain}`)}`;
}

/** The domains that these matches name, each once, sorted. */
export function domainsOf(matches: readonly TrafficMatch[]): DomainName[] {
  const domains = matches.flatMap(({ to }) => to.filter((place) => DomainName.safeParse(place).success));
  return [...new Set(domains)].sort();
}

/** The domains' sets, and what keeps an address in them for as long as the LAN uses it. */
export function domainFirewall(domains: readonly DomainName[]): FirewallPart {
  const names = domains.map(domainSet);
  return {
    sets: Object.fromEntries(names.map((name) => [name, DOMAIN_SET])),
    chains: {
      'keep-domains': names.map((name) => `ct state new ip daddr @${name} update @${name} { ip daddr }`),
    },
  };
}
