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
}

export function handClock(): HandClock {
  let now = 0;
  let timer: { at: number; callback: () => void } | undefined;
  return {
    now: () => now,
    after: (ms, callback) => {
      const mine = { at: now + ms, callback };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
    pause: () => (timer ? timer.at - now : null),
    ring: () => {
      if (!timer) throw new Error('nothing is due');
      const { at, callback } = timer;
      timer = undefined;
      now = at;
      callback();
    },
    move: (ms) => {
      now += ms;
    },
  };
}
