import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS } from './host-state.js';
import { largest, writeBuffer, writeBufferMs } from './write-buffer.js';

const lines = (...upKbit: number[]) =>
  upKbit.map((rate, at) => ({ index: at + 1, contract: { downKbit: 8 * rate, upKbit: rate } }));
const measured = (...roundTripsMs: number[]) => ({
  ...NO_VERDICTS,
  roundTrips: Object.fromEntries(roundTripsMs.map((ms, at) => [at + 1, ms])),
});

describe('what a sender holds for each subflow', () => {
  it('is 70 ms of the sum, and never less than a few segments nor more than a dead line may cost', () => {
    expect(writeBuffer(lines(20_000, 20_000), 'upKbit', NO_VERDICTS).subflow).toBe(350_000);
    expect(writeBuffer(lines(20_000, 20_000), 'downKbit', NO_VERDICTS).subflow).toBe(2_800_000);
    expect(writeBuffer(lines(896, 832), 'upKbit', NO_VERDICTS).subflow).toBe(28_672);
    expect(writeBuffer(lines(900_000, 900_000), 'upKbit', NO_VERDICTS).subflow).toBe(4_194_304);
    expect(writeBuffer([], 'upKbit', NO_VERDICTS).subflow).toBe(28_672);
  });

  it('is more where the fastest line is far away, and does not follow a slow one', () => {
    expect(writeBufferMs(lines(1, 1), measured(20, 600))).toBe(70);
    expect(writeBufferMs(lines(1, 1), measured(620, 600))).toBe(940);
  });

  it('keeps the fastest line busy until an answer comes by the slowest, unless that is too far away', () => {
    const held = (roundTripMs: number) =>
      writeBuffer(lines(80_000, 40_000), 'upKbit', { ...measured(16, roundTripMs), clear: [1, 2] }).subflow;
    expect(held(16)).toBe(1_050_000);
    expect(held(60)).toBe(1_461_538);
    expect(held(120)).toBe(2_615_385);
    expect(held(300)).toBe(1_050_000);
    expect(writeBuffer(lines(80_000), 'upKbit', measured(60)).subflow).toBe(1_300_000);
  });

  it('keeps it busy for longer while a packet of a line that loses some is sent again, within the same bound', () => {
    const held = (roundTripMs: number, clear: number[]) =>
      writeBuffer(lines(80_000, 40_000), 'upKbit', { ...measured(16, roundTripMs), clear }).subflow;
    expect(held(60, [1, 2])).toBe(1_461_538);
    expect(held(60, [1])).toBe(1_830_769);
    expect(held(60, [2])).toBe(1_461_538);
    expect(held(120, [1])).toBe(2_615_385);
  });

  it('has room in the connection for what waits for a slower line, however near the lines are', () => {
    const held = (...upKbit: number[]) => writeBuffer(lines(...upKbit), 'downKbit', NO_VERDICTS).connection;
    expect(held(896, 832)).toBe(1_036_800);
    expect(held(900_000, 900_000)).toBe(4_194_304);
    expect(writeBuffer(lines(1, 1), 'upKbit', measured(30, 600)).connection).toBe(4_096);
    expect(held(896)).toBe(4_096);
  });

  it('is sent but for 64 kB, or 5 ms of the sum', () => {
    const held = (...upKbit: number[]) => writeBuffer(lines(...upKbit), 'upKbit', NO_VERDICTS).unsent;
    expect(held(896, 832)).toBe(65_536);
    expect(held(80_000, 40_000)).toBe(75_000);
  });

  it('is that of the neediest of several sites, in each respect', () => {
    const buffers = [
      { subflow: 1, connection: 4, unsent: 5 },
      { subflow: 3, connection: 2, unsent: 6 },
    ];
    expect(largest(buffers)).toEqual({ subflow: 3, connection: 4, unsent: 6 });
  });

  it('is what both ends assume of a line without a contract', () => {
    const unknown = [{ index: 1, contract: null }];
    expect(writeBuffer(unknown, 'downKbit', NO_VERDICTS).subflow).toBeGreaterThan(64 * 1024);
  });
});
