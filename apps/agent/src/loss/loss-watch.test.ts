import { describe, expect, it } from '@jest/globals';
import type { SocketSending } from '@tresse/net-apply';
import { handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { type LossTarget, LossWatch } from './loss-watch.js';

const line = (index: number, siteId = 'site'): LossTarget => ({
  siteId,
  lineId: `line ${index} of ${siteId}`,
  index,
  end: 'src',
  address: `10.77.0.${16 + index}`,
  device: `tl${index}`,
  kbit: 1_000,
  roundTripMs: 20,
});

/** A connection over a line that has sent so much, and lost so much of it. */
const sending = (index: number, sent: number, lost = 0): SocketSending => ({
  local: `10.77.0.${16 + index}%tl${index}:40001`,
  peer: '10.77.0.1:4430',
  sent,
  lost,
});

/** A watch whose next look happens when told. */
function bench() {
  const clock = handClock();
  const state = {
    bytes: {} as Record<string, number>,
    shown: [] as SocketSending[] | Error,
    unsteady: false,
    flapping: [] as number[],
  };
  const asked: string[][] = [];
  const told: [string, readonly number[]][] = [];
  const troubles: unknown[] = [];
  const watch = new LossWatch({
    clock,
    counters: () => new Map(Object.entries(state.bytes).map(([name, txBytes]) => [name, { txBytes }])),
    look: async (ends) => {
      asked.push(ends.map(({ address }) => address));
      if (state.shown instanceof Error) throw state.shown;
      return state.shown;
    },
    isUnsteady: () => state.unsteady,
    isFlapping: (_siteId, index) => state.flapping.includes(index),
    onClear: (siteId, clear) => told.push([siteId, clear]),
    onTrouble: (error) => troubles.push(error),
  });
  async function look(): Promise<void> {
    clock.ring();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { watch, state, asked, told, troubles, look, step: clock.step, waits: () => clock.pause() !== null };
}

describe('the watch over what lines lose', () => {
  it('looks at busy lines alone, and says once which lose nothing', async () => {
    const { watch, state, asked, told, look } = bench();
    watch.update([line(1), line(2)]);
    Object.assign(state, { bytes: { tl1: 9e6, tl2: 10 }, shown: [sending(1, 9_000)] });
    await look();
    await look();
    expect(asked).toEqual([['10.77.0.17'], []]);
    expect(told).toEqual([['site', [1]]]);
  });

  it('keeps what it knows of a line whose rate is another, and forgets a line that is gone', async () => {
    const { watch, state, told, look } = bench();
    watch.update([line(1), line(2)]);
    Object.assign(state, { bytes: { tl1: 9e6, tl2: 9e6 }, shown: [sending(1, 9_000), sending(2, 9_000)] });
    await look();
    watch.update([{ ...line(1), kbit: 900 }, line(2)]);
    watch.update([line(2)]);
    watch.update([]);
    expect(told.map(([, clear]) => clear)).toEqual([[1, 2], [2], []]);
  });

  it('knows nothing yet of a line that takes the index of another, with its addresses', async () => {
    const { watch, state, told, look } = bench();
    watch.update([line(1), line(2)]);
    Object.assign(state, { bytes: { tl1: 9e6, tl2: 9e6 }, shown: [sending(1, 9_000), sending(2, 9_000)] });
    await look();
    watch.update([line(1), { ...line(2), lineId: 'another' }]);
    expect(told.map(([, clear]) => clear)).toEqual([[1, 2], [1]]);
  });

  it('takes in what a look brings although the lines were told anew meanwhile', async () => {
    const { watch, state, told, look } = bench();
    watch.update([line(1)]);
    Object.assign(state, { bytes: { tl1: 9e6 }, shown: [sending(1, 9_000)] });
    const looking = look();
    watch.update([line(1)]);
    await looking;
    expect(told).toEqual([['site', [1]]]);
  });

  it('says so when it can’t look, and looks again', async () => {
    const { watch, state, troubles, told, look, waits } = bench();
    watch.update([line(1)]);
    Object.assign(state, { bytes: { tl1: 9e6 }, shown: new Error('no ss') });
    await look();
    expect([troubles.length, told.length, waits()]).toEqual([1, 0, true]);
  });

  it('holds nothing against a line whose rate changes by itself', async () => {
    const { watch, state, told, look } = bench();
    watch.update([line(1)]);
    Object.assign(state, { bytes: { tl1: 9e6 }, shown: [sending(1, 9_000, 300)] });
    await look();
    Object.assign(state, { bytes: { tl1: 18e6 }, shown: [sending(1, 18_000, 600)], unsteady: true });
    await look();
    expect(told).toEqual([['site', [1]]]);
  });

  it('does not count a line among them while it goes down again and again', async () => {
    const { watch, state, told, look } = bench();
    watch.update([line(1), line(2)]);
    Object.assign(state, { bytes: { tl1: 9e6, tl2: 9e6 }, shown: [sending(1, 9_000), sending(2, 9_000)] });
    await look();
    state.flapping = [2];
    await look();
    state.flapping = [];
    await look();
    expect(told.map(([, clear]) => clear)).toEqual([[1, 2], [1], [1, 2]]);
  });

  it('passes no line over after the clock was set back', async () => {
    const { watch, state, asked, look, step } = bench();
    const lines = Array.from({ length: 17 }, (_, place) => line(place + 1));
    watch.update(lines);
    for (const bytes of [1e6, 2e6, 3e6]) {
      state.bytes = Object.fromEntries(lines.map(({ device }) => [device, bytes]));
      await look();
      step(-3_600_000);
    }
    expect(asked.map((addresses) => addresses.at(0))).toEqual(['10.77.0.17', '10.77.0.33', '10.77.0.32']);
  });

  it('does nothing more once stopped', async () => {
    const { watch, look, asked, waits } = bench();
    const looking = look();
    watch.stop();
    await looking;
    expect([asked.length, waits()]).toEqual([1, false]);
  });
});
