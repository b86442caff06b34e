import type { Ipv6Cidr, RelayPreview } from '@tresse/contracts';
import { lanIpv6 } from '../desired-state/addressing-plan.js';
import type { Ipv6Site } from './relays.repository.js';

/** Most sites that a preview names. */
const NAMED = 20;

/** What it means to the sites with IPv6 that their relay's prefix becomes another. */
export function prefixEffect(
  sites: readonly Ipv6Site[],
  before: Ipv6Cidr | null,
  after: Ipv6Cidr | null,
): RelayPreview {
  const touched = sites
    .map(({ id, name, tenant, relayIndex }) => ({
      id,
      name,
      tenant,
      before: lanIpv6(before, relayIndex),
      after: lanIpv6(after, relayIndex),
    }))
    .filter((site) => site.before !== site.after)
    .sort((a, b) => Number(b.after === null) - Number(a.after === null) || a.name.localeCompare(b.name));
  const gained = touched.filter((site) => site.before === null).length;
  const stranded = touched.filter((site) => site.after === null).length;
  return { gained, moved: touched.length - gained - stranded, stranded, sites: touched.slice(0, NAMED) };
}
