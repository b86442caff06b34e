import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { checkDomains, placesOf } from './check-domains.js';

/** The longest that a person waits for the DNS, in ms. */
const PATIENCE_MS = 1_500;

/** Refuses domains that no rule could ever use, as far as the DNS tells: it decides nothing by its silence. */
@Injectable()
export class DomainLookup {
  /** The domains of the site's rules that do not exist, or have more addresses than a box keeps. */
  async check(site: SiteInput): Promise<FieldProblem[]> {
    const places = placesOf(site);
    if (places.length === 0) return [];
    const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
    const patience = setTimeout(() => resolver.cancel(), PATIENCE_MS);
    try {
      return await checkDomains(places, resolver);
    } finally {
      clearTimeout(patience);
    }
  }
}
