import { TUNNEL_OVERHEAD } from '@tresse/contracts';
import type { HostCapabilities, Queue, QueueMaker } from '../host-state.js';

/** The best maker of queues that the kernel has; null when it has none of use. */
export function queueMaker({ qdiscs }: Pick<HostCapabilities, 'qdiscs'>): QueueMaker | null {
  if (qdiscs.includes('cake')) return 'cake';
  if (!qdiscs.includes('htb')) return null;
  return qdiscs.includes('fq_codel') ? 'htb+fq_codel' : 'htb+bfifo';
}

/** The queue before a line's tunnel, if the line is held to a rate and the kernel can. */
export function tunnelQueue(
  device: string,
  rateKbit: number | null,
  capabilities: Pick<HostCapabilities, 'qdiscs'>,
): Queue[] {
  const maker = queueMaker(capabilities);
  return maker === null || rateKbit === null ? [] : [{ device, maker, rateKbit, overhead: TUNNEL_OVERHEAD }];
}
