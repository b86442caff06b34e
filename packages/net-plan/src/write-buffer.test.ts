import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS } from './host-state.js';
import { writeBufferBytes, writeBufferMs } from './write-buffer.js';

const lines = (...upKbit: number[]) =>
  upKbit.map((rate, at) => ({ index: at + 1, contract: { downKbit: 8 * rate, upKbit: rate } }));
const measured = (...roundTripsMs: number[]) => ({
  ...NO_VERDICTS,
  roundTrips: Object.fromEntries(roundTripsMs.map((ms, at) => [at + 1, ms])),
});

describe('what a sender holds for each subflow', () => {
  it('is 100 ms of the sum, and never less than a few segments nor more than a dead line may cost', () => {
    expect(writeBufferBytes(lines(20_000, 20_000), 'upKbit', NO_VERDICTS)).toBe(500_000);
    expect(writeBufferBytes(lines(20_000, 20_000), 'downKbit', NO_VERDICTS)).toBe(4_000_000);
    expect(writeBufferBytes(lines(896, 832), 'upKbit', NO_VERDICTS)).toBe(28_672);
    expect(writeBufferBytes(lines(900_000, 900_000), 'upKbit', NO_VERDICTS)).toBe(4_194_304);
    expect(writeBufferBytes([], 'upKbit', NO_VERDICTS)).toBe(28_672);
  });

  it('is more where the fastest line is far away, and does not follow a slow one', () => {
    expect(writeBufferMs(lines(1, 1), measured(30, 600))).toBe(100);
    expect(writeBufferMs(lines(1, 1), measured(620, 600))).toBe(940);
  });

  it('is what both ends assume of a line without a contract', () => {
    const unknown = [{ index: 1, contract: null }];
    expect(writeBufferBytes(unknown, 'downKbit', NO_VERDICTS)).toBeGreaterThan(64 * 1024);
  });
});
