import type { DomainName, SiteDesired } from '@tresse/contracts';
import { domainFirewall, domainsOf } from '../domain-sets.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** The domains that any rule of the site names. */
export function siteDomains({ bypass, quality }: SiteDesired): DomainName[] {
  return domainsOf([...bypass, ...quality.priorities].map(({ match }) => match));
}

/** The addresses of the domains that the site's rules name. */
export function domainsPart({ desired, families }: SiteContext): Part {
  return { firewall: domainFirewall(siteDomains(desired), families) };
}
