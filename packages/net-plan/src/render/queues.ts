import { TUNNEL_OVERHEAD } from '@tresse/contracts';
import type { HostCapabilities, Queue, QueueMaker } from '../host-state.js';
import type { PresentLine } from './site/context.js';

/** The best maker of queues that the kernel has; null when it has none of use. */
export function queueMaker({ qdiscs }: Pick<HostCapabilities, 'qdiscs'>): QueueMaker | null {
  if (qdiscs.includes('cake')) return 'cake';
  if (!qdiscs.includes('htb')) return null;
  return qdiscs.includes('fq_codel') ? 'htb+fq_codel' : 'htb+bfifo';
}

/** The kernel counts the header of Ethernet, the line's rate does not. */
const ETHERNET_HEADER = 14;

/** The queue before a line's tunnel, if the line is held to a rate and the kernel can. */
export function tunnelQueue(
  device: string,
  rateKbit: number | null,
  capabilities: Pick<HostCapabilities, 'qdiscs'>,
): Queue[] {
  const maker = queueMaker(capabilities);
  return maker === null || rateKbit === null ? [] : [{ device, maker, rateKbit, overhead: TUNNEL_OVERHEAD }];
}

/** The queue before a line itself, under the same conditions. A session's interface (PPPoE) carries bare packets. */
export function lineQueue(
  { device, line: { addressing } }: PresentLine,
  rateKbit: number | null,
  capabilities: Pick<HostCapabilities, 'qdiscs'>,
): Queue[] {
  const maker = queueMaker(capabilities);
  if (maker === null || rateKbit === null) return [];
  return [{ device, maker, rateKbit, overhead: addressing.method === 'pppoe' ? 0 : -ETHERNET_HEADER }];
}

/** What an interface that several lines share can be divided with: cake holds one rate alone. */
export function laneMaker({ qdiscs }: Pick<HostCapabilities, 'qdiscs'>): QueueMaker | null {
  if (!qdiscs.includes('htb')) return null;
  return qdiscs.includes('fq_codel') ? 'htb+fq_codel' : 'htb+bfifo';
}

/** The place of one line on such an interface. */
export function laneQueue(
  device: string,
  lane: number,
  rateKbit: number,
  capabilities: Pick<HostCapabilities, 'qdiscs'>,
): Queue[] {
  const maker = laneMaker(capabilities);
  if (maker === null) return [];
  return [{ device, lane, maker, rateKbit, overhead: -ETHERNET_HEADER }];
}
