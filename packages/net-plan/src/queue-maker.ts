import type { HostCapabilities, QueueMaker } from './host-state.js';

type Can = Pick<HostCapabilities, 'qdiscs'>;

/** The best maker of queues that the kernel has; null when it has none of use. */
export function queueMaker(can: Can): QueueMaker | null {
  return can.qdiscs.includes('cake') ? 'cake' : laneMaker(can);
}

/**
 * The best for an interface that several lines share, as cake holds one rate alone; and before a bond whose lines take
 * turns, where cake brought one connection a seventh less (docs/profiles.md).
 */
export function laneMaker({ qdiscs }: Can): QueueMaker | null {
  if (!qdiscs.includes('htb')) return null;
  return qdiscs.includes('fq_codel') ? 'htb+fq_codel' : 'htb+bfifo';
}
