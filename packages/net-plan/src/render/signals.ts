import type { Port } from '@tresse/contracts';
import type { QueueMaker } from '../host-state.js';
import { classId } from '../queue-classes.js';
import type { Family } from './family.js';

/** Longest packet that is taken for a bare acknowledgement: IPv4 or IPv6, TCP with all options (RFC 9293 §3.1: 60). */
const ACKNOWLEDGEMENT_BYTES: Readonly<Record<Family, number>> = { ipv4: 80, ipv6: 100 };

/** Pings of a family. */
const PINGS: Readonly<Record<Family, string>> = { ipv4: 'icmp', ipv6: 'ipv6-icmp' };

/**
 * What always goes first, since others wait for it or judge by it: heartbeats, the opening and closing of connections,
 * acknowledgements, pings, questions of the DNS.
 */
export function signalRules(
  maker: QueueMaker,
  heartbeatPort: Port,
  families: readonly Family[] = ['ipv4'],
): string[] {
  const first = `meta priority set ${classId(maker, 'signal')} accept`;
  return signalConditions(heartbeatPort, families).map((condition) => `${condition} ${first}`);
}

/** What nft asks to know such a packet, one condition a kind. */
export function signalConditions(heartbeatPort: Port, families: readonly Family[] = ['ipv4']): string[] {
  return [
    `udp dport { 53, ${heartbeatPort} }`,
    ...families.map((family) => `meta l4proto ${PINGS[family]}`),
    'tcp flags & (fin | syn | rst) != 0',
    ...families.map((family) =>
      family === 'ipv4'
        ? `ip protocol tcp meta length <= ${ACKNOWLEDGEMENT_BYTES[family]}`
        : `meta nfproto ipv6 meta l4proto tcp meta length <= ${ACKNOWLEDGEMENT_BYTES[family]}`,
    ),
  ];
}
