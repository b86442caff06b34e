import type { Scope } from '@tresse/contracts';
import { backoffMs } from '@tresse/device-link';
import type { Clock } from '@tresse/reconcile';
import type { DocumentKeeper } from './keeper.js';

/** Before another attempt, in ms: at least the base, then twofold and at random up to the cap. */
const BACKOFF = { baseMs: 15_000, capMs: 3_600_000 };

interface FirstAgainOptions {
  keeper: Pick<DocumentKeeper, 'hasNone' | 'tryAgain'>;
  clock: Clock;
  /** Pulls the documents of these scopes. */
  ask(scopes: Scope[]): void;
  /** What went wrong with keeping the attempt on disk. */
  onError(error: unknown): void;
  /** A number in [0, 1). */
  random?: () => number;
}

/** Tries first settings that were undone again, for which nobody may be on site. */
export interface FirstAgain {
  /** What is in force is another than before. */
  arm(): void;
  stop(): void;
}

/**
 * A scope whose very first settings went without confirmation has none to go back to: a power cut, a slow machine or a
 * control plane that was away would leave it without until a person acts. So they are tried again, with growing pauses.
 */
export function createFirstAgain(options: FirstAgainOptions): FirstAgain {
  const { keeper, clock, ask, onError, random = Math.random } = options;
  let attempt = 0;
  let cancel: (() => void) | undefined;

  function stop(): void {
    cancel?.();
    cancel = undefined;
  }

  function arm(): void {
    if (!keeper.hasNone()) {
      attempt = 0;
      stop();
      return;
    }
    cancel ??= clock.after(BACKOFF.baseMs + backoffMs(attempt, BACKOFF, random), () => {
      cancel = undefined;
      attempt += 1;
      keeper.tryAgain().then((scopes) => {
        if (scopes.length > 0) ask(scopes);
      }, onError);
    });
  }

  return { arm, stop };
}
