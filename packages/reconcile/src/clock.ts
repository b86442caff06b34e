/** Time as the loop needs it; a test gives its own. */
export interface Clock {
  /** Milliseconds since 1970, by the wall clock. Others may set it, back too: it is for dates, not for how long something takes. */
  now(): number;
  /** Milliseconds of a clock that only runs forward, from an instant of its own; `after` waits by it. */
  monotonic(): number;
  /** Calls back once after `ms`; the function it gives cancels that. */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
