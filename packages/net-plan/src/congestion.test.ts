import { describe, expect, it } from '@jest/globals';
import type { LineRole } from '@tresse/contracts';
import { congestionOver } from './congestion.js';

const contract = { downKbit: 7_000, upKbit: 900 };
const lineOf = (index: number, role: LineRole = 'always') => ({ index, contract, limit: null, role });
const line = lineOf(1);
const site = { lines: [line], quality: { shaping: true } };
const verdicts = { down: [], preference: [], clear: [1] };

describe('how connections over a line find their rate', () => {
  it('is cubic where the line is held and loses nothing', () => {
    expect(congestionOver(line, 'upKbit', site, verdicts)).toEqual({ congestion: 'cubic' });
  });

  it('is the host’s own where the line loses, or nobody knows', () => {
    expect(congestionOver(line, 'upKbit', site, { ...verdicts, clear: [2] })).toEqual({});
    expect(congestionOver(line, 'upKbit', site, { down: [], preference: [] })).toEqual({});
  });

  it('is the host’s own where no queue of ours holds the line: cubic would fill the line’s', () => {
    const unshaped = { ...site, quality: { shaping: false } };
    expect(congestionOver(line, 'upKbit', unshaped, verdicts)).toEqual({});
    expect(congestionOver({ ...line, contract: null }, 'upKbit', site, verdicts)).toEqual({});
  });

  it('is one manner for all lines that carry together, dead or not, and regards no line that carries nothing', () => {
    const over = (others: ReturnType<typeof lineOf>[], more: object) =>
      congestionOver(line, 'upKbit', { ...site, lines: [line, ...others] }, { ...verdicts, ...more });
    const cubic = { congestion: 'cubic' };
    expect(over([lineOf(2)], {})).toEqual({});
    expect(over([lineOf(2)], { clear: [1, 2] })).toEqual(cubic);
    expect(over([lineOf(2)], { down: [2] })).toEqual({});
    expect(over([lineOf(2, 'backup')], {})).toEqual(cubic);
    expect(over([lineOf(2)], { roundTrips: { 1: 30, 2: 1_000 } })).toEqual(cubic);
  });
});
