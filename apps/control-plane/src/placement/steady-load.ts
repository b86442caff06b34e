import type { RelayLoad } from '@tresse/contracts';

/** A load that lasts counts as two thirds after so long, in ms: a package that is installed fills no relay. */
const STEADY_MS = 120_000;

/** What was said longer ago says nothing of now, in ms. */
const FORGOTTEN_MS = 600_000;

/** The interval of a first word, in ms. */
const FIRST_MS = 15_000;

/** The exponentially weighted mean of what a relay carries, once it has said `now`; it begins with nothing. */
export function steadyLoad(before: RelayLoad | null, now: RelayLoad): RelayLoad {
  const gapMs = before ? Date.parse(now.at) - Date.parse(before.at) : FORGOTTEN_MS;
  const known = before && gapMs >= 0 && gapMs < FORGOTTEN_MS ? before : null;
  const weight = 1 - Math.exp(-(known ? gapMs : FIRST_MS) / STEADY_MS);
  const mean = (field: 'cpuPercent' | 'receivedKbit' | 'sentKbit') => {
    const from = known?.[field] ?? 0;
    return Math.round((from + weight * (now[field] - from)) * 10) / 10;
  };
  return {
    at: now.at,
    cpuPercent: mean('cpuPercent'),
    receivedKbit: mean('receivedKbit'),
    sentKbit: mean('sentKbit'),
  };
}

/** The rate of the fuller direction, in kbit/s: a line is full when either is. */
export function fullerKbit({ receivedKbit, sentKbit }: RelayLoad): number {
  return Math.max(receivedKbit, sentKbit);
}
