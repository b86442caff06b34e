import { Ipv6, ipv6Holds, ipv6ToNumber, numberToIpv6 } from '@tresse/contracts';
import { portsOf } from '../site-form/typed';
import type { OpeningDraft } from './opening-draft';

/** Bits of an address that are its device's own. */
const SUFFIX = (1n << 64n) - 1n;

/** What the draft of an opening asks of the API, unchecked; a source without a length is one host. */
export function openingInput(
  { name, protocol, ports, host, sources }: OpeningDraft,
  ipv6Network: string | null,
) {
  return {
    name: name.trim(),
    protocol,
    ports: portsOf(ports),
    host: suffixOf(host, ipv6Network),
    sources: sources.map((source) => (source.includes('/') ? source : `${source}/128`)),
  };
}

/** People copy the whole address that a device shows: in the LAN's own network, its last half is what counts. */
function suffixOf(text: string, network: string | null): string {
  const address = text.trim().toLowerCase();
  const own = network !== null && Ipv6.safeParse(address).success && ipv6Holds(network, address);
  return own ? numberToIpv6(ipv6ToNumber(address) & SUFFIX) : address;
}
