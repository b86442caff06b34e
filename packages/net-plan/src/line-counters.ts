import { contentHash } from './content-hash.js';
import type { NftSet } from './render/firewall.js';

/**
 * Sets of the packet filter in which a relay counts what comes by bare lines, of all its sites: mark of the line → packets
 * and bytes; what is silent for an hour begins anew.
 */
export const COUNTED: NftSet = {
  type: 'mark; size 65535; flags dynamic,timeout; timeout 1h; counter',
  elements: [],
};

/** What is counted as it was sent, and what was merged on arrival. The names change with the declaration, as sets that learn outlive the filter. */
export const CAME = `came-${contentHash(COUNTED.type)}`;
export const CAME_MERGED = `came-merged-${contentHash(COUNTED.type)}`;
