import { describe, expect, it } from '@jest/globals';
import { compare } from './compare';

const SPEED = [
  { lineId: 'a', downMbit: 7, upMbit: 1 },
  { lineId: 'b', downMbit: 3, upMbit: null },
  { lineId: null, downMbit: 9, upMbit: null },
];

describe('compare', () => {
  it('sets the braid against the sum of its lines', () =>
    expect(compare(SPEED, 'down')).toEqual({
      lines: [
        { lineId: 'a', mbit: 7 },
        { lineId: 'b', mbit: 3 },
      ],
      sum: 10,
      bonded: 9,
      ratio: 0.9,
    }));
  it('claims nothing while the braid is not measured', () => {
    expect(compare(SPEED, 'up').ratio).toBeNull();
    expect(compare([], 'down')).toEqual({ lines: [], sum: 0, bonded: null, ratio: null });
  });
});
