import type { Host } from './host.js';

/** Events that come together are told together, in ms. */
const TOGETHER_MS = 100;

/** What tells of something that happens, once for all that happens shortly after. */
export interface Together {
  happened(): void;
  /** Nothing is told any more. */
  end(): void;
}

/** Calls `tell` for events, however many come together. */
export function tellTogether(host: Pick<Host, 'sleep'>, tell: () => void): Together {
  let ended = false;
  let waiting = false;
  return {
    happened: () => {
      if (waiting || ended) return;
      waiting = true;
      void host.sleep(TOGETHER_MS).then(() => {
        waiting = false;
        if (!ended) tell();
      });
    },
    end: () => {
      ended = true;
    },
  };
}
