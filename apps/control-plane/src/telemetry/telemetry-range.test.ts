import { describe, expect, it } from '@jest/globals';
import { telemetryRange } from './telemetry-range.js';

const now = new Date('2026-11-21T12:00:00.000Z');
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();

describe('a range of telemetry', () => {
  it('is in whole seconds, no more points than asked for', () => {
    expect(telemetryRange({ from: ago(300_000), points: 300 }, now)).toMatchObject({
      stepMs: 1_000,
      fine: true,
    });
    expect(telemetryRange({ from: ago(3_600_000), points: 300 }, now)).toMatchObject({ stepMs: 12_000 });
  });

  it('is in whole minutes when single samples are gone', () => {
    expect(telemetryRange({ from: ago(7 * 86_400_000), points: 300 }, now)).toMatchObject({
      fine: false,
      stepMs: 34 * 60_000,
    });
  });

  it('has a step even when it is empty or backwards', () => {
    expect(telemetryRange({ from: ago(0), points: 10 }, now).stepMs).toBe(1_000);
    expect(telemetryRange({ from: ago(0), to: ago(60_000), points: 10 }, now).stepMs).toBe(1_000);
  });
});
