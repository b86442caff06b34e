/** A port forward as it is being typed, from what the API has. */
import type { PortForward } from '@tresse/contracts';
import { draftOfPorts } from '../site-form/typed';

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
