import { describe, expect, it } from '@jest/globals';
import type { TelemetrySample } from '@tresse/contracts';
import { plausible, sampleRows } from './sample-rows.js';

const LINE = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const now = Date.parse('2026-11-21T12:00:00.000Z');
const line = (lineId: string) => ({
  lineId,
  state: 'up' as const,
  downKbit: 7_000,
  upKbit: 800,
  rttMs: 50,
  jitterMs: 1,
  lossPercent: 0,
});
const sample = (at: string): TelemetrySample => ({ at, intervalMs: 1_000, lines: [line(LINE), line(OTHER)] });

describe('samples', () => {
  it('count when their time can be true', () => {
    const good = ['2026-11-19T12:00:01.000Z', '2026-11-21T12:00:00.000Z', '2026-11-21T12:04:59.000Z'].map(
      sample,
    );
    const bad = ['1970-01-01T00:00:07.000Z', '2026-11-19T11:59:59.000Z', '2026-11-21T12:05:01.000Z'].map(
      sample,
    );
    expect(plausible([...bad, ...good], now)).toEqual(good);
  });

  it('become a row for each line of the site and none for another’s', () => {
    expect(sampleRows([sample('2026-11-21T12:00:00.000Z')], new Set([LINE]))).toEqual([
      { ...line(LINE), at: new Date(now), intervalMs: 1_000 },
    ]);
  });
});
