import { type Clock, systemClock } from './clock.js';
import { retryMs } from './retry.js';

/** What became of the steps of one plan. */
export interface Execution<Step> {
  readonly done: readonly Step[];
  readonly failed: { readonly code: string; readonly message: string } | null;
}

/** One pass: how far it came, for the desired state it ended with. */
export interface Pass<Desired, Step> {
  readonly desired: Desired;
  /** Why the pass ran: what woke it, in order. */
  readonly reasons: readonly string[];
  /** `settled`: nothing is left to do; `unsettled`: every step was done, yet more are wanted; `failed`: see `error`. */
  readonly outcome: 'settled' | 'unsettled' | 'failed';
  readonly done: readonly Step[];
  /** The steps that undid changes which came from elsewhere. */
  readonly drift: readonly Step[];
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** What is reconciled, and who is told. */
export interface ReconcilerOptions<Desired, Observed, Step> {
  /** The newest desired state; asked anew before each plan. */
  desired(): Desired;
  observe(): Promise<Observed>;
  plan(desired: Desired, observed: Observed): readonly Step[];
  execute(steps: readonly Step[]): Promise<Execution<Step>>;
  /**
   * Everything that may rightly change the plan, as text. Steps are drift when this equals that of the settled pass
   * before: somebody else has changed the host.
   */
  basis(desired: Desired, observed: Observed): string;
  /** Called before the first step for a desired state is executed, or found needless. */
  onBegin?(desired: Desired): Promise<void> | void;
  onPass?(pass: Pass<Desired, Step>): Promise<void> | void;
  /** A callback has thrown; the pass counts as failed and is repeated. */
  onError?(error: unknown): void;
  /** Longest time between two passes, in ms. */
  fullSyncMs: number;
  clock?: Clock;
}

/** A loop that makes the host what it should be. */
export interface Reconciler {
  /**
   * Something may have changed: run a pass as soon as the present one has ended, or, for what can wait, once `restMs` have
   * gone by since the last one ended. Any pass that begins before serves as well.
   */
  wake(reason: string, restMs?: number): void;
  /** Resolves when no pass is running and none is due at once. */
  idle(): Promise<void>;
  /** Lets the present pass end and starts no other. */
  stop(): Promise<void>;
}

/** How often one pass plans again from what is true before it is called unsettled. */
const MAX_ROUNDS = 4;

/**
 * A single-flight loop. Each pass observes, plans and executes until the plan is empty, always for the newest desired
 * state: what arrives meanwhile is what it ends in. Failed passes are repeated with growing pauses, and every
 * `fullSyncMs` a pass runs without being woken. What can wait does not once a pass has ended unsettled.
 */
export function createReconciler<Desired, Observed, Step>(
  options: ReconcilerOptions<Desired, Observed, Step>,
): Reconciler {
  const clock = options.clock ?? systemClock;
  let reasons: string[] = [];
  /** What can wait, and the shortest of its rests. */
  let patient: string[] = [];
  let restMs = Number.POSITIVE_INFINITY;
  let endedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let cancelTimer: () => void = () => undefined;
  let stopped = false;
  let failures = 0;
  let settledBasis: string | undefined;

  async function pass(woken: readonly string[]): Promise<Pass<Desired, Step>> {
    const done: Step[] = [];
    const drift: Step[] = [];
    let desired = options.desired();
    const end = (outcome: Pass<Desired, Step>['outcome'], error: Pass<Desired, Step>['error'] = null) => {
      if (outcome !== 'settled') settledBasis = undefined;
      return { desired, reasons: woken, outcome, done, drift, error };
    };
    try {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const observed = await options.observe();
        desired = options.desired();
        await options.onBegin?.(desired);
        const steps = options.plan(desired, observed);
        const basis = options.basis(desired, observed);
        if (steps.length === 0) {
          settledBasis = basis;
          return end('settled');
        }
        const { done: executed, failed } = await options.execute(steps);
        done.push(...executed);
        if (basis === settledBasis) drift.push(...executed);
        settledBasis = undefined;
        if (failed) return end('failed', failed);
      }
      return end('unsettled');
    } catch (error) {
      return end('failed', {
        code: codeOf(error),
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async function drain(): Promise<void> {
    cancelTimer();
    let again: boolean;
    do {
      const woken = [...reasons, ...patient];
      [reasons, patient, restMs] = [[], [], Number.POSITIVE_INFINITY];
      const result = await pass(woken);
      failures = result.outcome === 'failed' ? failures + 1 : 0;
      try {
        await options.onPass?.(result);
      } catch (error) {
        failures += 1;
        options.onError?.(error);
      }
      again = reasons.length > 0 || (result.outcome === 'unsettled' && patient.length > 0);
    } while (again && !stopped);
    running = undefined;
    endedAt = clock.monotonic();
    if (!stopped) arm();
  }

  /** Lets the next pass begin when it is due, however often this is called until then. */
  function arm(): void {
    cancelTimer();
    const sync = failures > 0 ? retryMs(failures, options.fullSyncMs) : options.fullSyncMs;
    const isPatient = patient.length > 0 && restMs < sync;
    cancelTimer = clock.after(untilRested(isPatient ? restMs : sync), () =>
      isPatient ? start() : wake(failures > 0 ? 'retry' : 'full-sync'),
    );
  }

  /** How long until the last pass has ended so many ms ago. */
  const untilRested = (ms: number) => Math.max(0, endedAt + ms - clock.monotonic());

  function start(): void {
    if (!stopped) running ??= Promise.resolve().then(drain);
  }

  function wake(reason: string, rest = 0): void {
    if (stopped) return;
    if (rest > 0 && (running || untilRested(rest) > 0)) {
      patient.push(reason);
      restMs = Math.min(restMs, rest);
      if (!running) arm();
      return;
    }
    reasons.push(reason);
    start();
  }

  return {
    wake,
    idle: async () => {
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      cancelTimer();
      await running;
    },
  };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'reconcile.failed';
}
