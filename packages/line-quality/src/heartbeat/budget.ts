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

/** Connections by which a line measures one region. */
export const PROBE_TRIES = 3;

/**
 * Bytes on the line (IPv4) of one such measurement, both directions: SYN, its answer, ACK and RST with Linux's options
 * (60, 60, 52, 40), and two SYNs to a relay that does not answer any more before another is asked.
 */
const PROBE_BYTES = PROBE_TRIES * (60 + 60 + 52 + 40) + 2 * 60;

/** The least between two measurements of all regions, in ms. */
const PROBE_LEAST_MS = 30 * 60_000;

/** How far apart measurements of so many regions are, in ms, for each idle line to stay within its budget. */
export function probeEachMs(regions: number): number {
  const left = IDLE_BUDGET_BYTES_PER_MONTH - idleBytesPerMonth();
  return Math.max(PROBE_LEAST_MS, Math.ceil((MONTH_S * 1_000 * regions * PROBE_BYTES) / left));
}

/** Bytes that measuring so many regions costs a line in a month of 31 days. */
export function probeBytesPerMonth(regions: number): number {
  return ((MONTH_S * 1_000) / probeEachMs(regions)) * regions * PROBE_BYTES;
}
