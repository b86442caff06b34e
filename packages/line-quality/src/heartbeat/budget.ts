import { TIMING } from '../watch/timing.js';
import { HEARTBEAT_BYTES } from './packet.js';

/** What the watcher may cost on an idle line, both directions together. */
export const IDLE_BUDGET_BYTES_PER_MONTH = 50_000_000;

const MONTH_S = 31 * 86_400;
const IPV4_UDP = 20 + 8;

/**
 * Bytes on the line (IPv4) of one WireGuard transport message carrying an inner packet of `inner` bytes: outer
 * IPv4 and UDP, 16 of header, the packet padded to 16, 16 of tag (WireGuard paper, §5.4.6).
 */
export function wireguardBytes(inner: number): number {
  return IPV4_UDP + 16 + Math.ceil(inner / 16) * 16 + 16;
}

/**
 * Bytes that an idle line costs in a month of 31 days, both directions: the site's heartbeat and its answer, the
 * WireGuard keepalive that the answer provokes 10 s later (§6.5), and the handshake of each two minutes (§6.1; 148
 * and 92 bytes of message, and the keepalive that confirms it).
 */
export function idleBytesPerMonth(): number {
  const keepalive = wireguardBytes(0);
  const exchange = 2 * wireguardBytes(IPV4_UDP + HEARTBEAT_BYTES) + keepalive;
  const handshake = 2 * IPV4_UDP + 148 + 92 + keepalive;
  return MONTH_S * (exchange / (TIMING.idleBeatMs / 1_000) + handshake / 120);
}
