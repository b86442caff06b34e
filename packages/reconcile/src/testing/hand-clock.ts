/** Stand-ins for what the loop is given, for the tests of this package and of the agent. */
import type { Clock } from '../clock.js';

/** A clock that a test moves by hand, for something that waits for one thing at a time. */
export interface HandClock extends Clock {
  /** How long until what is waited for, in ms; null while nothing is. */
  pause(): number | null;
  /** Moves to what is waited for and lets it happen. Throws when nothing is. */
  ring(): void;
  /** Moves on by so many ms, past nothing that is waited for. */
  move(ms: number): void;
  /** Sets the wall clock forward by so many ms, or back by fewer than none: no time passes. */
  step(ms: number): void;
}

export function handClock(): HandClock {
  let elapsed = 0;
  let stepped = 0;
  let timer: { at: number; callback: () => void } | undefined;
  return {
    now: () => elapsed + stepped,
    monotonic: () => elapsed,
    after: (ms, callback) => {
      const mine = { at: elapsed + ms, callback };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
    pause: () => (timer ? timer.at - elapsed : null),
    ring: () => {
      if (!timer) throw new Error('nothing is due');
      const { at, callback } = timer;
      timer = undefined;
      elapsed = at;
      callback();
    },
    move: (ms) => {
      elapsed += ms;
    },
    step: (ms) => {
      stepped += ms;
    },
  };
}
