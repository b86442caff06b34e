import { describe, expect, it } from '@jest/globals';
import { runsOf, stackSamples } from './stack';

const A = { id: 'a', index: 1 };
const B = { id: 'b', index: 2 };
const line = (lineId: string, downKbit: number, state: 'up' | 'down' = 'up') => ({
  lineId,
  state,
  downKbit,
  upKbit: downKbit / 10,
  rttMs: null,
  jitterMs: null,
  lossPercent: null,
});
const at = (second: number) => new Date(second * 1_000).toISOString();

describe('stackSamples', () => {
  it('lays each line on those below it, in the order of their places', () => {
    const stack = stackSamples([{ at: at(1), lines: [line('b', 2_000), line('a', 7_000)] }], [B, A], 'down');
    expect(stack.times).toEqual([1]);
    expect(stack.bands.map(({ lower, upper }) => [lower, upper])).toEqual([
      [[0], [7]],
      [[7], [9]],
    ]);
    expect(stack.sum).toEqual([9]);
  });
  it('knows nothing of a time without samples', () => {
    const lines = [line('a', 4_000)];
    const samples = [1, 2, 40].map((second) => ({ at: at(second), lines }));
    const stack = stackSamples(samples, [A], 'down', 25);
    expect(stack.times).toEqual([1, 2, 21, 40]);
    expect(stack.sum).toEqual([4, 4, null, 4]);
    expect(stack.bands[0]?.upper).toEqual([4, 4, null, 4]);
  });
  it('leaves a gap in the strand of a line that is down, and lets the others fall', () => {
    const stack = stackSamples(
      [{ at: at(1), lines: [line('a', 0, 'down'), line('b', 3_000)] }],
      [A, B],
      'down',
    );
    expect(stack.bands[0]?.upper).toEqual([null]);
    expect(stack.bands[1]?.lower).toEqual([0]);
    expect(stack.sum).toEqual([3]);
  });
  it('shows the other direction', () =>
    expect(stackSamples([{ at: at(1), lines: [line('a', 1_000)] }], [A], 'up').sum).toEqual([0.1]));
});

describe('runsOf', () => {
  it('cuts at each gap', () =>
    expect(runsOf([1, 2, null, 3, null, null, 4])).toEqual([
      [0, 1],
      [3, 3],
      [6, 6],
    ]));
});
