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
}

/** A line must be faster by this much, for this long, to take the lead from one that is up. */
const LEAD_MS = 5;
const LEAD_PART = 0.2;
const PATIENCE_MS = 2_000;

/**
 * Lines from best to worst: those that are up first, then by smoothed round-trip time, unmeasured ones last. The
 * leader carries each SYN and all that is not TCP, so it changes at once when it dies, but to a line that is merely
 * faster only when that is by 5 ms and by a fifth, for 2 s.
 */
export function choosePreference(
  before: Preference | null,
  lines: readonly Preferred[],
  now: number,
): Preference {
  const sorted = [...lines].sort(compare);
  const best = sorted[0];
  const leader = lines.find((line) => line.line === before?.order[0]);
  const orderFrom = (first: Preferred | undefined) =>
    [...(first ? [first] : []), ...sorted.filter((line) => line !== first)].map((line) => line.line);
  if (!best || !leader?.up || best === leader) return { order: orderFrom(best), better: null };
  if (!isMuchFaster(best, leader)) return { order: orderFrom(leader), better: null };
  const since = before?.better?.line === best.line ? before.better.since : now;
  return now - since >= PATIENCE_MS
    ? { order: orderFrom(best), better: null }
    : { order: orderFrom(leader), better: { line: best.line, since } };
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
