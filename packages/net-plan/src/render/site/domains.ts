import { domainFirewall, domainsOf } from '../domain-sets.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** The addresses of the domains that the site's rules name. */
export function domainsPart({ desired }: SiteContext): Part {
  const matches = desired.bypass.map(({ match }) => match);
  return { firewall: domainFirewall(domainsOf(matches)) };
}
