import { describe, expect, it } from '@jest/globals';
import { type Clock, playScenario, timetable } from './scheduler.js';

const direction = { rateKbit: 1000, delayMs: 10, jitterMs: 0, lossPercent: 0, queueMs: 150 };
const outage = {
  name: 'line1',
  down: direction,
  up: direction,
  changes: [
    { atMs: 500, down: { lossPercent: 50 } },
    { atMs: 200, down: { lossPercent: 100 } },
  ],
  repeatMs: 1000,
};

/** A clock that stands still until it is told to move. */
class StandingClock implements Clock {
  private time = 0;
  private calls: { at: number; call: () => void }[] = [];

  now = () => this.time;

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.time + ms, call };
    this.calls.push(entry);
    return () => {
      this.calls = this.calls.filter((other) => other !== entry);
    };
  }

  moveTo(time: number): void {
    this.time = time;
    const due = this.calls.filter(({ at }) => at <= time);
    this.calls = this.calls.filter(({ at }) => at > time);
    for (const { call } of due) call();
  }
}

describe('the scheduler', () => {
  it('starts every period from the line’s own values', () => {
    const first = Array.from({ length: 6 }, (_, index) => index);
    const changes = timetable(outage);
    const seen = first.map(() => changes.next().value);
    expect(seen.map((change) => change?.atMs)).toEqual([200, 500, 1000, 1200, 1500, 2000]);
    expect(seen[2]?.down).toEqual(direction);
  });

  it('applies changes in order, also those it was too late for, and none after it was stopped', () => {
    const clock = new StandingClock();
    const losses: (number | undefined)[] = [];
    const stop = playScenario([outage], (_, change) => losses.push(change.down?.lossPercent), clock);
    clock.moveTo(199);
    expect(losses).toEqual([]);
    clock.moveTo(1100);
    expect(losses).toEqual([100, 50, 0]);
    stop();
    clock.moveTo(5000);
    expect(losses).toHaveLength(3);
  });

  it('ends without a period', () => {
    const { repeatMs, ...once } = outage;
    expect([...timetable(once)]).toHaveLength(2);
  });
});
