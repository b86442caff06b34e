/** A port forward as it is being typed, from and to what the API has. */
import type { PortForward } from '@tresse/contracts';
import { draftOfPorts, portsOf, whole } from '../site-form/typed';

export interface ForwardDraft {
  key: string;
  id?: string;
  name: string;
  protocol: PortForward['protocol'];
  /** One port, or the first and the last: `8000-8010`. */
  publicPorts: string;
  toAddress: string;
  toPort: string;
  sources: string[];
}

export function emptyForward(): ForwardDraft {
  return {
    key: `forward-${Date.now()}`,
    name: '',
    protocol: 'tcp',
    publicPorts: '',
    toAddress: '',
    toPort: '',
    sources: [],
  };
}

/** The draft of a port forward that exists. */
export function draftOfForward(forward: PortForward): ForwardDraft {
  const { id, name, protocol, publicPorts, toAddress, toPort, sources } = forward;
  return {
    key: id ?? name,
    ...(id && { id }),
    name,
    protocol,
    publicPorts: draftOfPorts(publicPorts),
    toAddress,
    toPort: String(toPort),
    sources,
  };
}

/** A port forward in short: `TCP 8000-8010 → 192.168.10.20:8000`. */
export function forwardWords({ protocol, publicPorts, toAddress, toPort }: ForwardDraft): string {
  return `${protocol.toUpperCase()} ${publicPorts || '…'} → ${toAddress || '…'}:${toPort || '…'}`;
}

/** What the draft asks of the API, unchecked; a source without a length is one host. */
export function forwardInput({ id, name, protocol, publicPorts, toAddress, toPort, sources }: ForwardDraft) {
  return {
    ...(id && { id }),
    name: name.trim(),
    protocol,
    publicPorts: portsOf(publicPorts),
    toAddress: toAddress.trim(),
    toPort: whole(toPort),
    sources: sources.map((source) => (/^[\d.]+$/.test(source) ? `${source}/32` : source)),
  };
}
