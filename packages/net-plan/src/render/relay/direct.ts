import { isDirect } from '@tresse/contracts';
import type { Part } from '../part.js';
import type { RelayContext, ServedSite } from './context.js';

/** The sites whose subflows come over the lines themselves. */
export function directSites({ sites }: RelayContext): ServedSite[] {
  return sites.filter(({ site }) => isDirect(site.braid));
}

/** The one port that carrier `direct` needs open to the internet, while a site uses it. */
export function relayDirectPart(relay: RelayContext): Part {
  if (directSites(relay).length === 0) return {};
  return {
    firewall: { chains: { input: [`iifname != @tunnels tcp dport ${relay.desired.directPort} accept`] } },
  };
}
