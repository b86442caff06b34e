import { describe, expect, it } from '@jest/globals';
import { ceiling } from './ceilings.mjs';
import { partsOfCore } from './cost.mjs';
import { tablesOf } from './document.mjs';
import { meanRate } from './lines.mjs';
import { readOptions } from './many-sites/options.mjs';
import { useOf } from './programs.mjs';

const rates = { rateKbit: 10_000, delayMs: 5, jitterMs: 0, lossPercent: 0, queueMs: 150 };
const steady = { name: 'steady', down: rates, up: rates };

describe('the bench', () => {
  it('takes the mean of a rate that changes, and counts an outage as nothing', () => {
    expect(meanRate(steady, 'down')).toBe(10_000);
    const changing = { ...steady, repeatMs: 4_000, changes: [{ atMs: 2_000, down: { rateKbit: 5_000 } }] };
    expect(meanRate(changing, 'down')).toBe(7_500);
    expect(meanRate(changing, 'up')).toBe(10_000);
    const broken = { ...steady, repeatMs: 1_000, changes: [{ atMs: 700, down: { lossPercent: 100 } }] };
    expect(meanRate(broken, 'down')).toBe(7_000);
  });

  it('takes no more sites than have addresses, and says so in a sentence', () => {
    expect(readOptions(['--sites', '250'])).toEqual({ sites: 250, idle: 30, churn: 0 });
    const refused = '--sites takes a whole number from 1 to 250, not «251».';
    expect(() => readOptions(['--sites', '251'])).toThrow(refused);
    expect(() => readOptions(['--idle', 'long'])).toThrow('--idle takes a whole number from 1 to 3600');
    expect(() => readOptions(['--site', '2'])).toThrow("Unknown option '--site'.");
  });

  it('reads the use of a process whose name has blanks and a bracket, and of its children', () => {
    const fields = ['S', ...Array.from({ length: 40 }, (_, place) => place + 4)];
    expect(useOf(`7 (a) b) ${fields.join(' ')}`)).toMatchObject({
      cpuMs: 290,
      childrenMs: 330,
      memoryMb: 24 / 256,
    });
  });

  it('knows what part of a core an agent and its programs took', () => {
    const before = { at: 1_000, cpuMs: 500, childrenMs: 0, memoryMb: 60 };
    const after = { at: 31_000, cpuMs: 1_700, childrenMs: 90, memoryMb: 61 };
    expect(partsOfCore(before, after)).toEqual({ corePercent: 4, childrenPercent: 0.3 });
  });

  it('knows what headers leave of the lines, and of one line used alone', () => {
    expect(ceiling('mptcp/tunnel', [7_232, 7_072])).toBeCloseTo(0.916, 3);
    expect(ceiling('mptcp/direct', [7_232, 7_072])).toBeCloseTo(0.956, 3);
    expect(ceiling('failover', [80, 40])).toBeCloseTo((0.924 * 2) / 3, 3);
  });

  it('knows that a bond shares out evenly, over like lines', () => {
    expect(ceiling('bond/balance-rr', [7_232, 7_072])).toBeCloseTo((0.921 * 14_144) / 14_304, 3);
    expect(ceiling('bond/balance-rr', [80, 30])).toBeCloseTo((0.921 * 80) / 110, 3);
    expect(ceiling('bond/balance-xor', [80, 75, 40])).toBeCloseTo((0.921 * 155) / 195, 3);
    expect(ceiling('bond/active-backup', [80, 40])).toBeCloseTo((0.921 * 2) / 3, 3);
  });

  it('puts the planes side by side, with the worst of several lines', () => {
    const common = { scenario: 'A', carrier: null };
    const gap = { ...common, measure: 'death-down', profile: 'spray' };
    const records = [
      { ...common, measure: 'tcp-down', flows: 1, profile: 'spray', ratio: 0.88, ceiling: 0.9243 },
      { ...gap, line: 'line1', gapMs: 120 },
      { ...gap, line: 'line2', gapMs: 250 },
      { ...common, measure: 'tcp-down', flows: 1, profile: 'failover', ratio: 0.45, ceiling: 0.467 },
    ];
    expect(tablesOf(records)).toEqual([
      '| A | spray | failover |\n| --- | --- | --- |\n| download, 1 flow | 0.880 of 0.924 | 0.450 of 0.467 |\n' +
        '| longest silence when a line dies, download, ms | 250 | – |\n',
    ]);
  });
});
