import type { LineCarrier, LineCause, LineState } from '@tresse/contracts';

/** What carries a line's tunnel, and what is being tried instead. */
export type CarrierPhase = 'udp' | 'trying-tcp' | 'tcp' | 'trying-udp';

/** All that is remembered of one line's carrier. Times are monotonic, in ms. */
export interface CarrierWatch {
  readonly phase: CarrierPhase;
  readonly since: number;
  /** Since when the line has been silent though its interface is well; null when it is not. */
  readonly silentSince: number | null;
  /** Since when the way over TCP has stood without a break; null while it does not. */
  readonly standsSince: number | null;
  /** Before then the other carrier is not tried again, and how often it has failed in a row. */
  readonly restUntil: number;
  readonly failures: number;
}

/** What is true of the line now. */
export interface CarrierFacts {
  readonly now: number;
  readonly state: LineState;
  readonly cause: LineCause | null;
  /** Since when nothing of any kind has come by the line, in ms. */
  readonly silentMs: number;
  /** Another line of the site is up: the relay lives. */
  readonly othersUp: boolean;
  /** The line's way over TCP has an interface with an address. */
  readonly stands: boolean;
}

/** How long each thing is waited for, in ms. */
export const CARRIER_TIMING = {
  /** Silence before TCP is tried while another line shows that the relay lives, and while none does. */
  patienceMs: 5_000,
  lonelyPatienceMs: 15_000,
  /** A way over TCP must stand by then, or the line is just dead. */
  connectMs: 20_000,
  /** UDP keeps this advantage once TCP stands: WireGuard repeats a handshake each 5 s (WireGuard paper, §6.1). */
  graceMs: 6_000,
  /** What uses TCP and is silent for so long begins anew. */
  lostMs: 20_000,
  /** How long a trial of UDP lasts, and in which last part of it the line must have been heard. */
  trialMs: 4_000,
  heardMs: 2_000,
  /** Rest after a failed try of either carrier, doubled each time up to the longest. */
  restMs: 30_000,
  longestTcpRestMs: 600_000,
  longestUdpRestMs: 3_600_000,
} as const;

/** A line is taken to carry UDP until it shows otherwise; `tcp` is for one that is found using TCP. */
export function startCarrier(carrier: LineCarrier, now: number): CarrierWatch {
  const restUntil = carrier === 'tcp' ? now + CARRIER_TIMING.restMs : now;
  return { phase: carrier, since: now, silentSince: null, standsSince: null, restUntil, failures: 0 };
}

/**
 * One step. UDP is always preferred: TCP inside TCP answers a loss twice. A line falls back when it is silent, its
 * interface is well, and the relay answers over it by TCP; it tries UDP again at growing intervals, and at once when its
 * interface comes back from having been away, since it may then lead through another network.
 */
export function stepCarrier(before: CarrierWatch, facts: CarrierFacts): CarrierWatch {
  const silent = facts.state !== 'up' && (facts.cause ?? 'silent') === 'silent';
  const watch: CarrierWatch = {
    ...before,
    silentSince: silent ? (before.silentSince ?? facts.now) : null,
    standsSince: facts.stands ? (before.standsSince ?? facts.now) : null,
  };
  if (facts.state !== 'up' && !silent)
    return watch.phase === 'udp' ? watch : enter(watch, 'udp', facts.now, 0);
  return STEPS[watch.phase](watch, facts);
}

type Step = (watch: CarrierWatch, facts: CarrierFacts) => CarrierWatch;

const STEPS: Record<CarrierPhase, Step> = {
  udp: (watch, { now, othersUp }) => {
    const patience = othersUp ? CARRIER_TIMING.patienceMs : CARRIER_TIMING.lonelyPatienceMs;
    const lasted = watch.silentSince === null ? 0 : now - watch.silentSince;
    return lasted >= patience && now >= watch.restUntil
      ? enter(watch, 'trying-tcp', now, watch.failures)
      : watch;
  },
  'trying-tcp': (watch, { now, state }) => {
    if (state === 'up') return enter(watch, 'udp', now, 0);
    if (watch.standsSince !== null) {
      return now - watch.standsSince >= CARRIER_TIMING.graceMs ? rest(enter(watch, 'tcp', now, 0), 0) : watch;
    }
    if (now - watch.since < CARRIER_TIMING.connectMs) return watch;
    return rest(
      enter(watch, 'udp', now, watch.failures + 1),
      watch.failures,
      CARRIER_TIMING.longestTcpRestMs,
    );
  },
  tcp: (watch, { now, othersUp }) => {
    const silentFor = watch.silentSince === null ? 0 : now - Math.max(watch.silentSince, watch.since);
    if (silentFor >= CARRIER_TIMING.lostMs) return rest(enter(watch, 'udp', now, 0), 0);
    return othersUp && watch.silentSince === null && now >= watch.restUntil
      ? enter(watch, 'trying-udp', now, watch.failures)
      : watch;
  },
  'trying-udp': (watch, { now, state, silentMs }) => {
    if (now - watch.since < CARRIER_TIMING.trialMs) return watch;
    if (state === 'up' && silentMs < CARRIER_TIMING.heardMs) return enter(watch, 'udp', now, 0);
    return rest(enter(watch, 'tcp', now, watch.failures + 1), watch.failures + 1);
  },
};

function enter(watch: CarrierWatch, phase: CarrierPhase, now: number, failures: number): CarrierWatch {
  return { ...watch, phase, since: now, restUntil: now, failures };
}

function rest(
  watch: CarrierWatch,
  failures: number,
  longestMs: number = CARRIER_TIMING.longestUdpRestMs,
): CarrierWatch {
  return { ...watch, restUntil: watch.since + Math.min(longestMs, CARRIER_TIMING.restMs * 2 ** failures) };
}

/** Whether the line is kept a way over TCP, and whether it uses it. */
export function fallbackOf({ phase }: CarrierWatch): { kept: boolean; used: boolean } {
  return { kept: phase !== 'udp', used: phase === 'tcp' };
}

/** What carries the line, as people are told: a trial of the other carrier is none yet. */
export function carrierOf({ phase }: CarrierWatch): LineCarrier {
  return phase === 'tcp' || phase === 'trying-udp' ? 'tcp' : 'udp';
}
