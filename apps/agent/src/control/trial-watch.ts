import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { News } from './event-log.js';
import type { DocumentKeeper } from './keeper.js';

interface TrialWatchOptions {
  keeper: DocumentKeeper;
  clock: Clock;
  log: Logger;
  tell(news: News): void;
  /** Trials were undone: the host is to become what it was, over another path perhaps. */
  onUndone(): void;
}

/** Undoes generations whose time to be confirmed is over. */
export interface TrialWatch {
  /** What is on trial is another than before. */
  arm(): void;
  stop(): void;
}

/** A watch over the keeper's trials, which waits for nothing until it is armed. */
export function createTrialWatch({ keeper, clock, log, tell, onUndone }: TrialWatchOptions): TrialWatch {
  let cancel: () => void = () => undefined;

  function arm(): void {
    cancel();
    const deadline = keeper.nextDeadline();
    if (deadline === undefined) return;
    cancel = clock.after(Math.max(0, deadline - clock.monotonic()), () => {
      expire().catch((error: unknown) => log.error({ reason: String(error) }, 'a rollback was not kept'));
    });
  }

  async function expire(): Promise<void> {
    const undone = await keeper.expire();
    for (const { scope, generation, to, reason } of undone) {
      log.warn({ scope, generation, to, reason }, 'generation undone');
      tell({ kind: 'generation.rolled-back', scope, generation, to, reason });
    }
    arm();
    if (undone.length > 0) onUndone();
  }

  return { arm, stop: () => cancel() };
}
