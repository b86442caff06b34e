import type { LineCause, LineIndex } from '@tresse/contracts';
import type { ByteCount, InterfaceCounters, WatchInput } from '@tresse/line-quality';
import type { WatchedLine } from './types.js';

/** Interfaces count it, lines do not; of those that have none too little is told, by a hundredth. */
const ETHERNET_HEADER = 14;

/** After so long without a new count nobody counts the line any more, in ms. */
const COUNT_HOLDS_MS = 2_000;

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

/** What is known of lines beside the counters of their tunnels. */
export interface BelowTunnels {
  readonly counters: Counters;
  /** What has come by lines that no interface counts, by index. */
  readonly counts: ReadonlyMap<LineIndex, ByteCount>;
  /** What is wrong with interfaces, by name. */
  readonly causes: ReadonlyMap<string, LineCause>;
}

/** What keeps a line from being used, by what this end wants of it or by its interface. */
function causeOf(
  { resting, onLan, wan }: WatchedLine,
  causes: BelowTunnels['causes'],
): LineCause | undefined {
  if (resting) return 'allowance';
  if (onLan) return 'on-lan';
  return wan === null ? undefined : causes.get(wan);
}

/** What a tick takes in beside these: what lines carry past their tunnels, and what is wrong with their interfaces. */
export function belowTunnels(
  lines: Lines,
  { counters, counts, causes }: BelowTunnels,
  now: number,
): Pick<Required<Tick>, 'bareOut' | 'bareIn' | 'links'> {
  const links = new Map<LineIndex, LineCause>();
  const bareOut = new Map<LineIndex, number>();
  const bareIn = new Map<LineIndex, ByteCount>();
  for (const [index, line] of lines) {
    const tunnel = counters.get(line.tunnel);
    const beside = line.bare && line.wan !== null ? counters.get(line.wan) : undefined;
    if (tunnel && beside) {
      bareOut.set(index, beside.txPackets - tunnel.txPackets);
      bareIn.set(index, { bytes: beside.rxBytes - beside.rxPackets * ETHERNET_HEADER, at: now });
    }
    const told = counts.get(index);
    if (told && now - told.at < COUNT_HOLDS_MS) bareIn.set(index, told);
    const cause = causeOf(line, causes);
    if (cause) links.set(index, cause);
  }
  return { bareOut, bareIn, links };
}
