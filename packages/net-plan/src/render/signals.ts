import type { Port } from '@tresse/contracts';
import type { QueueMaker } from '../host-state.js';
import { classId } from '../queue-classes.js';

/** Longest packet that is taken for a bare acknowledgement: IPv4, TCP with all options (RFC 9293 §3.1: 60). */
const ACKNOWLEDGEMENT_BYTES = 80;

/**
 * What always goes first, since others wait for it or judge by it: heartbeats, the opening and closing of connections,
 * acknowledgements, pings, questions of the DNS.
 */
export function signalRules(maker: QueueMaker, heartbeatPort: Port): string[] {
  const first = `meta priority set ${classId(maker, 'signal')} accept`;
  return signalConditions(heartbeatPort).map((condition) => `${condition} ${first}`);
}

/** What nft asks to know such a packet, one condition a kind. */
export function signalConditions(heartbeatPort: Port): string[] {
  return [
    `udp dport { 53, ${heartbeatPort} }`,
    'meta l4proto icmp',
    'tcp flags & (fin | syn | rst) != 0',
    `ip protocol tcp meta length <= ${ACKNOWLEDGEMENT_BYTES}`,
  ];
}
