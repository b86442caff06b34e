import type { LineCause, LineIndex } from '@tresse/contracts';
import type { InterfaceCounters, WatchInput } from '@tresse/line-quality';
import type { WatchedLine } from './types.js';

/** Interfaces count it, lines do not; of those that have none too little is told, by a hundredth. */
const ETHERNET_HEADER = 14;

type Lines = ReadonlyMap<LineIndex, WatchedLine>;
type Counters = ReadonlyMap<string, InterfaceCounters>;
type Tick = Extract<WatchInput, { kind: 'tick' }>;

/** Of the counters of all interfaces those of each line's tunnel. */
export function tunnelCounters(lines: Lines, counters: Counters): Map<LineIndex, InterfaceCounters> {
  const mine = new Map<LineIndex, InterfaceCounters>();
  for (const [index, line] of lines) {
    const counted = counters.get(line.tunnel);
    if (counted) mine.set(index, counted);
  }
  return mine;
}

/** What a tick takes in beside these: what lines carry past their tunnels, and what is wrong with their interfaces. */
export function belowTunnels(
  lines: Lines,
  counters: Counters,
  causes: ReadonlyMap<string, LineCause>,
): Pick<Required<Tick>, 'bareOut' | 'bareIn' | 'links'> {
  const links = new Map<LineIndex, LineCause>();
  const bareOut = new Map<LineIndex, number>();
  const bareIn = new Map<LineIndex, number>();
  for (const [index, line] of lines) {
    const tunnel = counters.get(line.tunnel);
    const beside = line.bare && line.wan !== null ? counters.get(line.wan) : undefined;
    if (tunnel && beside) {
      bareOut.set(index, beside.txPackets - tunnel.txPackets);
      bareIn.set(index, beside.rxBytes - beside.rxPackets * ETHERNET_HEADER);
    }
    const cause = line.resting ? 'allowance' : line.wan === null ? undefined : causes.get(line.wan);
    if (cause) links.set(index, cause);
  }
  return { bareOut, bareIn, links };
}
