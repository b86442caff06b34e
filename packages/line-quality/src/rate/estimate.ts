import type { RateReport } from './inbound.js';
import { leastRate, PATIENCE_MS, type RateEstimate } from './rate-estimate.js';

/** Delay in ms that is taken for a queue, and how long it must last: jitter and a busy machine go by faster. */
const FULL_MS = 20;
const LASTING_MS = 1_000;
/** A try is given up sooner: its end costs nothing. So is a doubt whether an unsteady line is steady again. */
const LASTING_IN_TRY_MS = 200;
const LASTING_UNSTEADY_MS = 400;
/** Reports on a line that was dead tell of that for so long, in ms. */
const AFTER_OUTAGE_MS = 1_500;
/** For how long what was delivered counts as what the line can. */
const MEMORY_MS = 10_000;
/** Parts of what was delivered that are sent: so that no queue comes, and until the one that is there has gone. */
const KEEPS_CLEAR = 0.985;
const DRAINS = 0.9;
/**
 * Of a line whose rate changes by itself its best is no bound: more is sent than it has lately shown. For how long grows with each
 * time that it becomes slower again meanwhile.
 */
const UNSTEADY = 1.6;
const UNSTEADY_MS = { first: 30_000, growth: 2, longest: 600_000 };
/** Delivered less than this part of what it lately did: the line has become slower by itself. */
const SLUMP = 0.85;
/** A queue of ours becomes so much shorter in that time, in ms, or goes. A delay that stays has another cause, for which we need not wait. */
const DRAINS_IN_MS = 5_000;
const DRAINS_BY_MS = 200;
const DEAF_MS = 30_000;
/** This part of the rate in use is demand for more. */
const DEMAND = 0.85;
/** Between two reports that count: an older peer sends one in each heartbeat. */
const REPORT_MS = 150;
/** After so long without a queue a rate is proven: a twentieth too much would have shown. */
const PROVEN_MS = 1_400;
/** A try tells something once so much more is sent than before: of lines that share a queue, one may be given no more. */
const MORE = 1.03;
/** Without a queue for so long before a try. */
const CALM_MS = 500;
/** Pauses between tries grow by a factor that does not keep step with a line that changes regularly. */
const IMPATIENCE = 1.9;
const LONGEST_PATIENCE_MS = 300_000;
const TRY = 1.05;
/** A rate that was delivered without a queue, and later is not: what the line can has changed, and may again. */
const BOLD_TRY = 1.5;
const BOLD_MS = 20_000;
const AS_HELD = 0.95;
const CLIMB = 1.5;

type Told = Pick<RateReport, 'delayMs' | 'receivedKbit'>;

/** The estimate after the other end's report on what this end sends; `sentKbit` is what it sent of late. */
export function withReport(
  before: RateEstimate,
  { delayMs, receivedKbit }: Told,
  sentKbit: number,
  now: number,
): RateEstimate {
  if (now - (before.received.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < REPORT_MS) return before;
  const received = [
    ...before.received.filter(({ at }) => now - at < MEMORY_MS),
    { at: now, kbit: receivedKbit },
  ];
  const fullSince = delayMs < FULL_MS ? null : (before.fullSince ?? now);
  const slumped = before.slumped && receivedKbit < SLUMP * Math.max(...received.map(({ kbit }) => kbit));
  const estimate = letFree({ ...before, received, fullSince, slumped }, now);
  const { draining } = estimate;
  if (fullSince === null) {
    return draining === null
      ? climb(estimate, sentKbit, now)
      : { ...estimate, kbit: draining.to, draining: null, calmSince: now };
  }
  if (now < estimate.deafUntil) return { ...estimate, calmSince: now };
  if (draining && now - draining.since >= DRAINS_IN_MS) {
    if (draining.delayMs - delayMs < DRAINS_BY_MS) return notOurs(estimate, draining.from, now);
    return { ...estimate, draining: { ...draining, since: now, delayMs } };
  }
  return now - fullSince >= lastingMs(estimate, now)
    ? yielded(estimate, { delayMs, receivedKbit }, now)
    : estimate;
}

/** The estimate when a line returns that was dead: what was delivered around that is no measure of what it can. */
export function afterOutage(estimate: RateEstimate, now: number): RateEstimate {
  const { kbit, before, draining, deafUntil } = estimate;
  return {
    ...estimate,
    kbit: draining?.to ?? before ?? kbit,
    received: [],
    fullSince: null,
    draining: null,
    before: null,
    calmSince: now,
    deafUntil: Math.max(deafUntil, now + AFTER_OUTAGE_MS),
  };
}

function lastingMs({ before, unsteadyUntil }: RateEstimate, now: number): number {
  if (before !== null) return LASTING_IN_TRY_MS;
  return now < unsteadyUntil ? LASTING_UNSTEADY_MS : LASTING_MS;
}

const best = ({ received }: RateEstimate) => Math.max(...received.map(({ kbit }) => kbit));

/** A line that changes by itself may at any moment bring more than it has lately shown. */
function letFree(estimate: RateEstimate, now: number): RateEstimate {
  if (now >= estimate.unsteadyUntil || estimate.kbit === null) return estimate;
  return { ...estimate, kbit: Math.max(estimate.kbit, Math.round(best(estimate) * UNSTEADY)) };
}

/** What delays packets is not what we send: others on the line, or a machine with too much to do. */
function notOurs(estimate: RateEstimate, kbit: number | null, now: number): RateEstimate {
  return { ...estimate, kbit, draining: null, before: null, calmSince: now, deafUntil: now + DEAF_MS };
}

/** It has become slower by itself, as it may again and again. */
function slump({ unsteadyUntil, unsteadyMs }: RateEstimate, now: number) {
  const again = Math.min(UNSTEADY_MS.longest, unsteadyMs * UNSTEADY_MS.growth);
  const forMs = now < unsteadyUntil ? again : UNSTEADY_MS.first;
  return { unsteadyUntil: now + forMs, unsteadyMs: forMs, slumped: true };
}

/**
 * True when the line brings much less than it lately did. In a try the queue is there because more is sent, and says nothing of
 * why less came: bbr had paused for 0.2 s, as it does in each 10.
 */
function hasSlumped(estimate: RateEstimate, receivedKbit: number): boolean {
  return estimate.before === null && !estimate.slumped && receivedKbit < SLUMP * best(estimate);
}

/** The line is full: a try that failed is taken back, else the rate comes down to the best that the line has shown. */
function yielded(estimate: RateEstimate, { delayMs, receivedKbit }: Told, now: number): RateEstimate {
  const shown = best(estimate);
  const next = {
    ...estimate,
    before: null,
    fullSince: now,
    calmSince: now,
    patienceMs:
      estimate.before === null
        ? estimate.patienceMs
        : Math.min(LONGEST_PATIENCE_MS, estimate.patienceMs * IMPATIENCE),
    boldUntil: contradicts(estimate) ? now + BOLD_MS : estimate.boldUntil,
    ...(hasSlumped(estimate, receivedKbit) ? slump(estimate, now) : {}),
  };
  if (now < next.unsteadyUntil)
    return {
      ...next,
      kbit: atMost(estimate.kbit, Math.max(shown * UNSTEADY, leastRate(estimate))),
      draining: null,
    };
  const proven = Math.max(beforeTry(estimate, shown), asAgreed(estimate, shown));
  const bound = Math.max(shown * KEEPS_CLEAR, proven, leastRate(estimate));
  const draining = estimate.draining ?? { since: now, delayMs, from: estimate.before ?? estimate.kbit };
  const to = atMost(estimate.draining?.to ?? estimate.kbit, bound);
  return { ...next, kbit: Math.round(to * DRAINS), draining: { ...draining, to } };
}

/**
 * The rate of before a try that failed: a queue at more says nothing against it. What a sender left of it unused, as it pauses and
 * repairs, is no measure either, or each try would bring the rate down for good.
 */
function beforeTry({ before }: RateEstimate, shown: number): number {
  if (before === null) return 0;
  return shown >= AS_HELD * before ? before : shown;
}

/** The rate that was agreed, where the line has shown that it carries it: a guess below would be kept, as each try goes above. */
function asAgreed({ agreed }: RateEstimate, shown: number): number {
  return agreed !== null && shown >= agreed ? agreed : 0;
}

/** True when the line had delivered, without a queue, what it is held to and now is not able to. */
function contradicts({ kbit, before, draining, received, fullSince }: RateEstimate): boolean {
  if (kbit === null || fullSince === null || before !== null || draining !== null) return false;
  return received.some((report) => report.at < fullSince && report.kbit >= AS_HELD * kbit);
}

function atMost(kbit: number | null, bound: number): number {
  return Math.min(kbit ?? Number.POSITIVE_INFINITY, Math.round(bound));
}

/** Nothing waits in the line: where more is wanted, more is tried; far below what it has shown without waiting. */
function climb(estimate: RateEstimate, sentKbit: number, now: number): RateEstimate {
  const { kbit, before, calmSince, triedAt, patienceMs, boldUntil } = estimate;
  const calm = now - calmSince >= (before === null ? CALM_MS : PROVEN_MS);
  if (kbit === null) return estimate;
  const pauses = before !== null && sentKbit < DEMAND * before;
  if (pauses) return { ...estimate, calmSince: now };
  if (!calm || sentKbit < Math.max(DEMAND * kbit, MORE * (before ?? 0))) return estimate;
  if (before !== null) {
    return {
      ...estimate,
      kbit: Math.round(kbit * CLIMB),
      before: kbit,
      calmSince: now,
      patienceMs: PATIENCE_MS,
    };
  }
  if (now - triedAt < patienceMs) return estimate;
  return {
    ...estimate,
    kbit: Math.round(kbit * (now < boldUntil ? BOLD_TRY : TRY)),
    before: kbit,
    calmSince: now,
    triedAt: now,
  };
}
