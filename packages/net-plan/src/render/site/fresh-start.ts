import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** Conntrack's zones are numbers of 16 bits. */
const ZONES = 0x10000;

/**
 * A site has another address inside the tunnels at its next relay, and what it had translated to the former goes on so
 * for as long as the stream lasts: the next relay drops it. A zone of conntrack for each relay begins everything anew,
 * but what the proxies carry, which they took by conntrack's word and whose ends are both on the box.
 */
export function freshStartPart({ desired: { moves, braid } }: SiteContext): Part {
  const zone = moves % ZONES;
  if (zone === 0) return {};
  const which = braid.profile === 'mptcp' ? 'meta l4proto != tcp ' : '';
  const rules = ['ct state untracked return', `${which}ct zone set ${zone}`];
  return { firewall: { chains: { 'fresh-start': rules, 'fresh-start-own': rules } } };
}
