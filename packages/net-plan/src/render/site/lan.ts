import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** The LAN: its interface, and what its devices may do. */
export function lanPart({ desired, lanPresent, inside, tunnels }: SiteContext): Part {
  const { interface: name, address } = desired.lan;
  return {
    links: lanPresent ? [{ name, mtu: null, addresses: [address] }] : [],
    firewall: {
      chains: {
        'one-address': [`oifname ${tunnels} ip saddr ${inside} snat ip to ${desired.bondAddress}`],
        forward: [`iifname "${name}" ip saddr ${inside} oifname ${tunnels} accept`],
        input: [`iifname "${name}" accept`],
      },
    },
  };
}
