import { TAP_OVERHEAD, TUNNEL_OVERHEAD } from '@tresse/contracts';
import type { HostCapabilities, Queue, QueueMaker } from '../host-state.js';
import { laneMaker, queueMaker } from '../queue-maker.js';

type Can = Pick<HostCapabilities, 'qdiscs'>;

const ETHERNET_HEADER = 14;

/** The queue before a line's tunnel, if the line is held to a rate and the kernel can. */
export function tunnelQueue(device: string, rateKbit: number | null, can: Can): Queue[] {
  return queue({ device, overhead: TUNNEL_OVERHEAD, header: 0 }, rateKbit, queueMaker(can));
}

/**
 * The queue before a line's tap, or before a bond of taps, if it is held to a rate and there is a maker. It bears what waits: a
 * connection of the LAN has one line, or packets that overtake each other, and lost a tenth of its rate to early drops.
 */
export function tapQueue(device: string, rateKbit: number | null, maker: QueueMaker | null): Queue[] {
  const overhead = TAP_OVERHEAD + ETHERNET_HEADER;
  return queue({ device, overhead, header: ETHERNET_HEADER, patient: true }, rateKbit, maker);
}

/** The queue before a line itself, under the same conditions; `bare` where the interface carries packets without Ethernet. */
export function lineQueue(device: string, bare: boolean, rateKbit: number | null, can: Can): Queue[] {
  return queue({ device, overhead: 0, header: bare ? 0 : ETHERNET_HEADER }, rateKbit, queueMaker(can));
}

/** The place of one line on an interface that several share. */
export function laneQueue(device: string, lane: number, rateKbit: number, can: Can): Queue[] {
  return queue({ device, lane, overhead: 0, header: ETHERNET_HEADER }, rateKbit, laneMaker(can));
}

function queue(
  place: Omit<Queue, 'rateKbit' | 'maker'>,
  rateKbit: number | null,
  maker: QueueMaker | null,
): Queue[] {
  return maker === null || rateKbit === null ? [] : [{ ...place, maker, rateKbit }];
}
