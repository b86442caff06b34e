import type { LineDirectionChange, LineScenario, ScheduledChange } from './scenario.js';

/** One moment of a line's timetable: ms since its start, and what changes then. */
export interface TimedChange {
  atMs: number;
  down?: LineDirectionChange | undefined;
  up?: LineDirectionChange | undefined;
}

/** A line's timetable from its start: finite without `repeatMs`, endless with it. */
export function* timetable(line: LineScenario): Generator<TimedChange> {
  const changes = [...(line.changes ?? [])].sort((a: ScheduledChange, b: ScheduledChange) => a.atMs - b.atMs);
  yield* changes;
  if (line.repeatMs === undefined) return;
  for (let start = line.repeatMs; ; start += line.repeatMs) {
    yield { atMs: start, down: line.down, up: line.up };
    for (const change of changes) yield { ...change, atMs: start + change.atMs };
  }
}

/** Time as the player needs it: ms that only grow, and a call at a later moment that can be taken back. */
export interface Clock {
  now(): number;
  after(ms: number, call: () => void): () => void;
}

/** The process's own clock; a waiting call doesn't keep the process alive. */
const processClock: Clock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Plays the timetables of all lines from now on. Each moment is counted from the start, so that late timers don't add
 * up, and every change that is due is applied in order. Returns the function that stops it.
 */
export function playScenario(
  lines: readonly LineScenario[],
  apply: (lineName: string, change: TimedChange) => void,
  clock: Clock = processClock,
): () => void {
  const start = clock.now();
  const stops = lines.map((line) => {
    const changes = timetable(line);
    let cancel = () => {};
    let next = changes.next();
    const wait = () => {
      while (!next.done && start + next.value.atMs <= clock.now()) {
        apply(line.name, next.value);
        next = changes.next();
      }
      if (!next.done)
        cancel = clock.after(Math.min(start + next.value.atMs - clock.now(), 2 ** 31 - 1), wait);
    };
    wait();
    return () => cancel();
  });
  return () => {
    for (const stop of stops) stop();
  };
}
