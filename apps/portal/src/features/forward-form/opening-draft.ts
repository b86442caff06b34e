/** An opening for IPv6 as it is being typed, from and to what the API has. */
import type { Ipv6Opening } from '@tresse/contracts';
import { draftOfPorts, portsOf } from '../site-form/typed';

export interface OpeningDraft {
  key: string;
  name: string;
  protocol: Ipv6Opening['protocol'];
  /** One port, or the first and the last: `8000-8010`. */
  ports: string;
  host: string;
  sources: string[];
}

export function emptyOpening(): OpeningDraft {
  return { key: `opening-${Date.now()}`, name: '', protocol: 'tcp', ports: '', host: '', sources: [] };
}

/** The draft of an opening that exists. */
export function draftOfOpening({ ports, ...opening }: Ipv6Opening, place: number): OpeningDraft {
  return { ...opening, key: `opening-${place}`, ports: draftOfPorts(ports) };
}

/** What the draft asks of the API, unchecked; of a whole address the device's half counts, a source without a length is one host. */
export function openingInput({ name, protocol, ports, host, sources }: OpeningDraft) {
  return {
    name: name.trim(),
    protocol,
    ports: portsOf(ports),
    host: suffixOf(host.trim().toLowerCase()),
    sources: sources.map((source) => (source.includes('/') ? source : `${source}/128`)),
  };
}

/** People copy the whole address that a device shows. */
function suffixOf(address: string): string {
  const groups = address.split(':');
  const written = groups.length === 8 && !groups.includes('') ? groups.slice(4) : undefined;
  return written ? `::${written.join(':')}` : address;
}
