import type { Ipv4, Port, PortRange } from '@tresse/contracts';
import type { Part } from '../part.js';
import { nftPorts } from '../ports.js';
import type { SiteContext } from './context.js';

/** Ports of the bond address, to which the relay leads those of the public one, on to hosts of the LAN. */
export function forwardsPart({ desired, tunnels }: SiteContext): Part {
  return {
    firewall: {
      chains: {
        publish: desired.portForwards.map(
          ({ protocol, publicPorts, toAddress, toPort }) =>
            `iifname ${tunnels} ip daddr ${desired.bondAddress} ${protocol} dport ${nftPorts(publicPorts)} dnat ip to ${target(publicPorts, toAddress, toPort)}`,
        ),
        forward: [`iifname ${tunnels} oifname "${desired.lan.interface}" ct status dnat accept`],
      },
    },
  };
}

/** Where a forward leads; a range keeps its ports, which nft does when none is given. */
function target({ first, last }: PortRange, address: Ipv4, port: Port): string {
  return first === last ? `${address}:${port}` : address;
}
