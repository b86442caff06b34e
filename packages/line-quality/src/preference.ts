/** A line as the choice sees it. */
export interface Preferred {
  line: number;
  up: boolean;
  rttMs: number | null;
}

/** The order in force, and since when (monotonic, ms) another first line would have been better. */
export interface Preference {
  order: number[];
  better: { line: number; since: number } | null;
  /** The line that led until it died and has not come back since; null when there is none. */
  fallen: number | null;
}

/** A line must be faster by this much, for this long, to take the lead from one that is up. */
const LEAD_MS = 5;
const LEAD_PART = 0.2;
const PATIENCE_MS = 2_000;

/**
 * Lines from best to worst: those that are up first, then by smoothed round-trip time, unmeasured ones last. The
 * leader carries each SYN and all that is not TCP, so it changes at once when it dies, but to a line that is merely
 * faster only when that is by 5 ms and by a fifth, for 2 s. A leader that died and is back need not be patient: how long
 * it has to be good first is said by its flaps.
 */
export function choosePreference(
  before: Preference | null,
  lines: readonly Preferred[],
  now: number,
): Preference {
  const sorted = [...lines].sort(compare);
  const best = sorted[0];
  const leader = lines.find((line) => line.line === before?.order[0]);
  const led = (first: Preferred | undefined, fallen: number | null, better: Preference['better'] = null) => {
    const order = [...(first ? [first] : []), ...sorted.filter((line) => line !== first)];
    return { order: order.map((line) => line.line), better, fallen };
  };
  const fallen = leader?.up === false ? leader.line : (before?.fallen ?? null);
  const back = lines.find((line) => line.line === fallen && line.up);
  const away = back ? null : fallen;
  if (!best || !leader?.up || best === leader) return led(best, away);
  if (back && isMuchFaster(back, leader)) return led(back, null);
  if (!isMuchFaster(best, leader)) return led(leader, away);
  const since = before?.better?.line === best.line ? before.better.since : now;
  return now - since >= PATIENCE_MS ? led(best, away) : led(leader, away, { line: best.line, since });
}

function compare(a: Preferred, b: Preferred): number {
  if (a.up !== b.up) return a.up ? -1 : 1;
  const difference = (a.rttMs ?? Number.MAX_VALUE) - (b.rttMs ?? Number.MAX_VALUE);
  return difference || a.line - b.line;
}

function isMuchFaster(best: Preferred, leader: Preferred): boolean {
  if (best.rttMs === null) return false;
  if (leader.rttMs === null) return true;
  return leader.rttMs - best.rttMs > Math.max(LEAD_MS, leader.rttMs * LEAD_PART);
}
