import { describe, expect, it } from '@jest/globals';
import { congestionOver } from './congestion.js';

const line = { index: 1, contract: { downKbit: 7_000, upKbit: 900 }, limit: null };
const settings = { braid: { profile: 'mptcp', carrier: 'tunnel' }, quality: { shaping: true } } as const;
const verdicts = { down: [], preference: [], clear: [1] };

describe('how connections over a line find their rate', () => {
  it('is cubic where the line is held and loses nothing', () => {
    expect(congestionOver(line, 'upKbit', settings, verdicts)).toEqual({ congestion: 'cubic' });
  });

  it('is the host’s own where the line loses, or nobody knows', () => {
    expect(congestionOver(line, 'upKbit', settings, { ...verdicts, clear: [2] })).toEqual({});
    expect(congestionOver(line, 'upKbit', settings, { down: [], preference: [] })).toEqual({});
  });

  it('is the host’s own where no queue of ours holds the line: cubic would fill the line’s', () => {
    const unshaped = { ...settings, quality: { shaping: false } };
    expect(congestionOver(line, 'upKbit', unshaped, verdicts)).toEqual({});
    expect(congestionOver({ ...line, contract: null }, 'upKbit', settings, verdicts)).toEqual({});
  });
});
