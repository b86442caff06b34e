import { describe, expect, it } from '@jest/globals';
import { strandsOf } from './strands';

const lines = (...keys: string[]) => keys.map((key) => ({ key }));

describe('the strands of lines', () => {
  it('are those that the site’s lines have', () => {
    expect(
      strandsOf(
        lines('b', 'c'),
        new Map([
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ]),
      ),
    ).toEqual([2, 3]);
  });
  it('are the smallest free ones for new lines', () => {
    expect(
      strandsOf(
        lines('b', 'new', 'c', 'newer'),
        new Map([
          ['b', 2],
          ['c', 3],
        ]),
      ),
    ).toEqual([2, 1, 3, 4]);
  });
  it('count from one where there is no site yet', () => {
    expect(strandsOf(lines('x', 'y'), new Map())).toEqual([1, 2]);
  });
});
