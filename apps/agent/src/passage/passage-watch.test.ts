import { describe, expect, it } from '@jest/globals';
import type { MptcpPassage } from '@tresse/contracts';
import { handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { type PassageTarget, PassageWatch } from './passage-watch.js';

const HOUR = 3_600_000;
const target = (lineId: string, from = '192.168.1.2'): PassageTarget => ({
  lineId,
  from,
  to: '203.0.113.10',
  port: 4433,
});

/** A watch on a clock that is moved by hand, with the tries that it made. */
function bench(answer: (lineId: string) => MptcpPassage) {
  const clock = handClock();
  const tries: [number, string][] = [];
  const changes: [string, MptcpPassage][] = [];
  const watch = new PassageWatch({
    clock,
    probe: async ({ lineId }) => {
      tries.push([clock.monotonic(), lineId]);
      return answer(lineId);
    },
    onChange: (lineId, passage) => changes.push([lineId, passage]),
  });
  /** Moves the clock, and lets what becomes due on the way happen. */
  async function pass(ms: number): Promise<void> {
    const end = clock.monotonic() + ms;
    for (let due = clock.pause(); due !== null && clock.monotonic() + due <= end; due = clock.pause()) {
      clock.ring();
      await new Promise((resolve) => setImmediate(resolve));
    }
    clock.move(end - clock.monotonic());
  }
  return { watch, tries, changes, pass, step: clock.step };
}

describe('the watch over what passes the lines', () => {
  it('tries each line at once and then each hour, and tells what is new', async () => {
    const { watch, tries, changes, pass } = bench((lineId) => (lineId === 'b' ? 'stripped' : 'passes'));
    watch.update([target('a'), target('b')]);
    await pass(HOUR + 1);
    watch.update([target('a'), target('b')]);
    expect(tries).toEqual([
      [0, 'a'],
      [0, 'b'],
      [HOUR, 'a'],
      [HOUR, 'b'],
    ]);
    expect(changes).toEqual([
      ['a', 'passes'],
      ['b', 'stripped'],
    ]);
    expect([watch.of('a'), watch.of('b'), watch.of('c')]).toEqual(['passes', 'stripped', 'unknown']);
  });

  it('tries no later after the clock was set back', async () => {
    const { watch, tries, pass, step } = bench(() => 'passes');
    watch.update([target('a')]);
    await pass(1);
    step(-2 * HOUR);
    watch.update([target('a')]);
    await pass(HOUR);
    expect(tries.map(([at]) => at)).toEqual([0, HOUR]);
  });

  it('asks again in a minute when nobody answered, and keeps what was known', async () => {
    let answer: MptcpPassage = 'unknown';
    const { watch, tries, pass } = bench(() => answer);
    watch.update([target('a')]);
    await pass(59_000);
    expect(tries).toHaveLength(1);
    answer = 'passes';
    await pass(2_000);
    expect(watch.of('a')).toBe('passes');
    answer = 'unknown';
    await pass(HOUR);
    expect(tries).toHaveLength(3);
    expect(watch.of('a')).toBe('passes');
  });

  it('leaves a dead line alone and tries it soon after its return', async () => {
    const { watch, tries, pass } = bench(() => 'passes');
    watch.update([target('a')]);
    await pass(1);
    watch.turned('a', 'down');
    await pass(2 * HOUR);
    expect(tries).toHaveLength(1);
    watch.turned('a', 'up');
    await pass(2_000);
    expect(tries).toHaveLength(2);
  });

  it('knows nothing of a line that has another address', async () => {
    const { watch, tries, pass } = bench(() => 'stripped');
    watch.update([target('a')]);
    await pass(1);
    watch.update([target('a', '192.168.9.2')]);
    expect(watch.of('a')).toBe('unknown');
    await pass(1);
    expect(tries).toHaveLength(2);
  });

  it('tells a line that shares its address without a try, and tries it once it has one of its own', async () => {
    const { watch, tries, changes, pass } = bench(() => 'passes');
    watch.update([{ ...target('a'), shared: true }]);
    await pass(1);
    expect([watch.of('a'), tries]).toEqual(['shared-address', []]);
    watch.update([target('a')]);
    await pass(1);
    expect(changes).toEqual([
      ['a', 'shared-address'],
      ['a', 'passes'],
    ]);
  });

  it('does nothing more once it is stopped', async () => {
    const { watch, tries, pass } = bench(() => 'passes');
    watch.update([target('a')]);
    watch.stop();
    await pass(2 * HOUR);
    expect(tries).toEqual([]);
  });
});
