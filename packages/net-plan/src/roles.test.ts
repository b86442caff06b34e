import { describe, expect, it } from '@jest/globals';
import { LineRole } from '@tresse/contracts';
import fc from 'fast-check';
import { bulk, interactive } from './roles.js';

const line = (index: number, role: LineRole) => ({ index, role });
const indexes = (lines: readonly { line: { index: number } }[]) => lines.map((one) => one.line.index);
const LINES = [line(1, 'always'), line(2, 'never-bulk'), line(3, 'backup'), line(4, 'always')];
const said = (...down: number[]) => ({ down, preference: [3, 2, 1, 4] });

describe('the lines that carry', () => {
  it('are, for what takes one way, all but the backup while a main line is up', () => {
    expect(indexes(interactive(LINES, said()))).toEqual([2, 1, 4]);
    expect(indexes(interactive(LINES, said(1, 4)))).toEqual([3, 2]);
  });

  it('are, for what is spread, the main lines; then the backup; then whatever is left', () => {
    expect(indexes(bulk(LINES, said()))).toEqual([1, 4]);
    expect(indexes(bulk(LINES, said(1)))).toEqual([4]);
    expect(indexes(bulk(LINES, said(1, 4)))).toEqual([3]);
    expect(indexes(bulk(LINES, said(1, 3, 4)))).toEqual([2]);
    expect(indexes(bulk(LINES, said(1, 2, 3, 4)))).toEqual([3, 2, 1, 4]);
  });

  it('are, for what is spread, those of a spent allowance only where none is free', () => {
    expect(indexes(bulk(LINES, { ...said(), granted: { 1: 256 } }))).toEqual([4]);
    expect(indexes(bulk(LINES, { ...said(), granted: { 1: 256, 4: 64 } }))).toEqual([1, 4]);
    expect(indexes(bulk(LINES, { ...said(4), granted: { 1: 256 } }))).toEqual([1]);
  });

  it('are never none, and none that is down while another is up', () => {
    const role = fc.constantFrom(...LineRole.options);
    const lines = fc
      .array(role, { minLength: 1, maxLength: 8 })
      .map((roles) => roles.map((one, at) => line(at + 1, one)));
    const verdicts = fc.record({
      down: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
      preference: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
    });
    fc.assert(
      fc.property(lines, verdicts, (all, told) => {
        const anyUp = all.some(({ index }) => !told.down.includes(index));
        for (const set of [indexes(bulk(all, told)), indexes(interactive(all, told))]) {
          expect(set.length).toBeGreaterThan(0);
          if (anyUp) expect(set.filter((index) => told.down.includes(index))).toEqual([]);
        }
      }),
    );
  });
});
