import { TRAFFIC_LEVEL } from './traffic.js';

/** What a line sends beside its tunnel, told from a count of packets: enough to know that the line is in use. */
export interface Beside {
  readonly packets: number;
  /** Leaky count of packets: 3 a second flow off. */
  readonly level: number;
  readonly at: number;
}

/** With one more reading of the count, at a time in ms; begins anew when the count went back. */
export function withBeside(before: Beside | null, packets: number, now: number): Beside {
  if (before === null || packets < before.packets) return { packets, level: 0, at: now };
  const leaked = (TRAFFIC_LEVEL * (now - before.at)) / 1_000;
  const level = Math.max(0, before.level - leaked) + packets - before.packets;
  return { packets, level: Math.min(2 * TRAFFIC_LEVEL, level), at: now };
}

/** True while data goes beside the tunnel. */
export function isBusy(beside: Beside | null): boolean {
  return beside !== null && beside.level >= TRAFFIC_LEVEL;
}
