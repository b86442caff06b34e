/** An opening for IPv6 as it is being typed, from what the API has. */
import type { Ipv6Opening } from '@tresse/contracts';
import { draftOfPorts } from '../site-form/typed';

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

/** An opening in short: `TCP 8000-8010 → ::20c:29ff:fe01:2`. */
export function openingWords({ protocol, ports, host }: OpeningDraft): string {
  return `${protocol.toUpperCase()} ${ports || '…'} → ${host || '…'}`;
}
