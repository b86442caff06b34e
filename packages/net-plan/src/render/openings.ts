import { type Ipv6Cidr, ipv6At, type RelayOpening } from '@tresse/contracts';
import { anySet } from './firewall.js';
import { nftPorts } from './ports.js';

/** What may come in by IPv6 to devices of a LAN's network, as nft lets it through at either end. */
export function openingRules(network: Ipv6Cidr | null, openings: readonly RelayOpening[]): string[] {
  if (network === null) return [];
  return openings.map(({ protocol, ports, host, sources }) => {
    const from = sources.length > 0 ? `ip6 saddr ${anySet(sources)} ` : '';
    return `${from}ip6 daddr ${ipv6At(network, host)} ${protocol} dport ${nftPorts(ports)} accept`;
  });
}
