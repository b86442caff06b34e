import { contentHash, type HostState, type Paths } from '@tresse/net-plan';
import { listFirewall } from '../execute/firewall.js';
import { splitListing } from '../firewall-listing.js';
import type { Host } from '../host.js';
import { readFirewallRecord } from '../state-files.js';

/** The filter as what was rendered for it, and what stands in the maps that verdicts change. */
export async function readFirewall(
  host: Host,
  paths: Paths,
): Promise<Pick<HostState, 'firewall' | 'spreads'>> {
  const listing = await listFirewall(host);
  if (listing === null) return { firewall: null, spreads: [] };
  const { fixed, spreads } = splitListing(listing);
  const record = await readFirewallRecord(host, paths);
  return { firewall: record?.listing === contentHash(fixed) ? record.rendered : 'changed', spreads };
}
