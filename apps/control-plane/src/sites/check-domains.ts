import { DOMAIN_ADDRESSES, DomainName, type FieldProblem, type SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../http/field-problem.js';

/** What is asked of the DNS; each rejects with a `code` as node:dns has them. */
export interface Dns {
  resolve4(name: string): Promise<string[]>;
  resolveNs(name: string): Promise<string[]>;
}

/** A name that every working resolver finds. */
const KNOWN_ZONE = 'com';

/** Where a domain stands in the request. */
export interface Place {
  path: string;
  domain: DomainName;
}

/** The domains that the site's rules name. */
export function placesOf({ bypass, quality }: SiteInput): Place[] {
  const lists = { bypass, 'quality.priorities': quality.priorities };
  return Object.entries(lists).flatMap(([list, rules]) =>
    rules.flatMap(({ match }, rule) =>
      match.to.flatMap((domain, place) =>
        DomainName.safeParse(domain).success ? [{ path: `${list}.${rule}.match.to.${place}`, domain }] : [],
      ),
    ),
  );
}

/**
 * A name that does not exist has nothing below it either (RFC 8020); one that has no address may. A resolver that finds
 * nothing at all, as on a machine without the internet, is believed nothing.
 */
export async function checkDomains(places: readonly Place[], dns: Dns): Promise<FieldProblem[]> {
  const faults = await Promise.all(places.map(({ domain }) => faultOf(domain, dns)));
  const problems = places.flatMap(({ path }, at) => {
    const fault = faults[at];
    return fault ? [fieldProblem(path, fault, { limit: DOMAIN_ADDRESSES })] : [];
  });
  return problems.length > 0 && (await finds(KNOWN_ZONE, dns)) ? problems : [];
}

async function faultOf(domain: DomainName, dns: Dns) {
  try {
    const addresses = await dns.resolve4(domain);
    return addresses.length > DOMAIN_ADDRESSES ? 'match.domain-too-wide' : null;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND'
      ? 'match.domain-unknown'
      : null;
  }
}

async function finds(zone: string, dns: Dns): Promise<boolean> {
  try {
    return (await dns.resolveNs(zone)).length > 0;
  } catch {
    return false;
  }
}
