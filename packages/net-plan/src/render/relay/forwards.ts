import { anySet } from '../firewall.js';
import type { Part } from '../part.js';
import { nftPorts } from '../ports.js';
import type { RelayContext, ServedSite } from './context.js';

/** Public ports that lead into a site's tunnels, to the same ports of its bond address. */
export function relayForwardsPart({ desired }: RelayContext, { site }: ServedSite): Part {
  const address = site.face?.address ?? desired.publicAddress;
  const from = (sources: readonly string[]) => (sources.length > 0 ? `ip saddr ${anySet(sources)} ` : '');
  return {
    firewall: {
      chains: {
        publish: site.portForwards.map(
          ({ protocol, publicPorts, sources }) =>
            `iifname != @tunnels ${from(sources)}ip daddr ${address} ${protocol} dport ${nftPorts(publicPorts)} dnat ip to ${site.bondAddress}`,
        ),
      },
    },
  };
}
