import { portsOf, whole } from '../site-form/typed';
import type { ForwardDraft } from './forward-draft';

/** What the draft of a port forward asks of the API, unchecked; a source without a length is one host. */
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
