import type { SiteWatch, WatchOutput } from './state.js';

/** A rate is told when it has changed by this part, and no oftener than this, in ms. */
const CHANGE = 0.03;
const TELL_EACH_MS = 500;

/** The rates of lines that have changed enough to be worth a change of the queue. */
export function tellRates(watch: SiteWatch): WatchOutput[] {
  const changed: WatchOutput[] = [];
  for (const line of watch.lines) {
    const { kbit } = line.estimate;
    const told = line.toldKbit;
    if (kbit === null || watch.now - told.at < TELL_EACH_MS) continue;
    if (told.kbit !== null && Math.abs(kbit - told.kbit) < CHANGE * told.kbit) continue;
    line.toldKbit = { kbit, at: watch.now };
    changed.push({ kind: 'rate', line: line.index, kbit });
  }
  return changed;
}
