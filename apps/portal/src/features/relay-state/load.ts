import type { RelaySummary } from '@tresse/contracts';

/** From here on a share is shown as near its end, and as at it, in per cent. */
const NEAR = 75;
const FULL = 95;

/** A load that is older than this is not what the relay carries now. */
const STALE_MS = 120_000;

export type Pressure = 'room' | 'near' | 'full';

/** How near a share (0–100) is to its end. */
export function pressureOf(percent: number): Pressure {
  return percent >= FULL ? 'full' : percent >= NEAR ? 'near' : 'room';
}

/** What a relay's line carries: the busier of its directions. */
export interface LineLoad {
  kbit: number;
  /** Null while its line's rate is not known. */
  ofKbit: number | null;
  percent: number | null;
}

export function lineLoad({ load, lineKbit }: Pick<RelaySummary, 'load' | 'lineKbit'>): LineLoad | null {
  if (load === null) return null;
  const kbit = Math.max(load.receivedKbit, load.sentKbit);
  return { kbit, ofKbit: lineKbit, percent: lineKbit ? Math.round((100 * kbit) / lineKbit) : null };
}

/** How long ago, in ms, a load was measured that is too old to be the present one; null for one that is not. */
export function staleFor({ load }: Pick<RelaySummary, 'load'>, now: number): number | null {
  const age = load === null ? 0 : now - Date.parse(load.at);
  return age > STALE_MS ? age : null;
}
