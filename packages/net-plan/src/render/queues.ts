import type { LineRates, Quality } from '@tresse/contracts';
import type { HostCapabilities, LineVerdicts, Queue, QueueMaker } from '../host-state.js';
import type { RatedLine } from '../rates.js';

/** Bytes that WireGuard adds to each packet: outer IPv4 and UDP, 16 of header, 16 of tag (WireGuard paper, §5.4.6). */
export const WIREGUARD_OVERHEAD = 60;

/** Part of a contracted rate that is sent, so that the queue forms here and not in the line's box. */
const CONTRACT_SHARE = 0.99;

/** The best maker of queues that the kernel has; null when it has none of use. */
export function queueMaker({ qdiscs }: Pick<HostCapabilities, 'qdiscs'>): QueueMaker | null {
  if (qdiscs.includes('cake')) return 'cake';
  if (!qdiscs.includes('htb')) return null;
  return qdiscs.includes('fq_codel') ? 'htb+fq_codel' : 'htb+bfifo';
}

/**
 * The rate in kbit/s to which this end holds a line, or null when it is not held: with shaping as measured, else a
 * little below the contract; in any case no more than a person's limit. A line of which nothing is known is let be.
 */
export function heldRate(
  { index, contract, limit }: RatedLine,
  direction: keyof LineRates,
  { shaping }: Pick<Quality, 'shaping'>,
  { rates }: Pick<LineVerdicts, 'rates'>,
): number | null {
  const contracted = contract && Math.floor(contract[direction] * CONTRACT_SHARE);
  const shaped = shaping ? (rates?.[index] ?? contracted) : null;
  const known = [shaped, limit?.[direction] ?? null].filter((rate) => rate !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** The queue before a line's tunnel, if the line is held to a rate and the kernel can. */
export function tunnelQueue(
  device: string,
  rateKbit: number | null,
  capabilities: Pick<HostCapabilities, 'qdiscs'>,
): Queue[] {
  const maker = queueMaker(capabilities);
  return maker === null || rateKbit === null
    ? []
    : [{ device, maker, rateKbit, overhead: WIREGUARD_OVERHEAD }];
}
