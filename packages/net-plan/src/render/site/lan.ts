import { siteTunnel } from '../../naming.js';
import { interfaces } from '../firewall.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** The LAN: its interface, and what its devices may do. */
export function lanPart({ desired, observed, network }: SiteContext): Part {
  const { interface: name, address } = desired.lan;
  const tunnels = interfaces(desired.lines.map((line) => siteTunnel(line.index)));
  const present = observed.links.some((link) => link.name === name);
  return {
    links: present ? [{ name, mtu: null, addresses: [address] }] : [],
    firewall: {
      chains: {
        'one-address': [`oifname ${tunnels} ip saddr ${network} snat ip to ${desired.bondAddress}`],
        forward: [`iifname "${name}" ip saddr ${network} oifname ${tunnels} accept`],
        input: [`iifname "${name}" accept`],
      },
    },
  };
}
