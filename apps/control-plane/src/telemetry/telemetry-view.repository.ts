import { type Id, type LineSample, LineState, type TelemetryView } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { TelemetryRange } from './telemetry-range.js';

interface StepRow {
  step: Date;
  line_id: Id;
  state: string;
  down_kbit: number;
  up_kbit: number;
  rtt_ms: number | null;
  jitter_ms: number | null;
  loss_percent: number | null;
}

/** The site's samples in the range, each the mean of one step; a line that was down in a step is down in it. */
export async function readTelemetry(
  tx: Transaction,
  siteId: Id,
  range: TelemetryRange,
): Promise<TelemetryView['samples']> {
  const rows = range.fine ? await readSamples(tx, siteId, range) : await readMinutes(tx, siteId, range);
  const byStep = new Map<number, StepRow[]>();
  for (const row of rows) {
    const step = row.step.getTime();
    byStep.set(step, [...(byStep.get(step) ?? []), row]);
  }
  return [...byStep].map(([step, lines]) => ({
    at: new Date(step + range.stepMs).toISOString(),
    lines: lines.map(lineSample),
  }));
}

function readSamples(tx: Transaction, siteId: Id, { from, to, stepMs }: TelemetryRange): Promise<StepRow[]> {
  return tx.$queryRaw<StepRow[]>`
    SELECT date_bin(${stepMs}::double precision * interval '1 ms', at - interval '1 ms', ${from}::timestamptz) AS step, line_id,
           CASE WHEN bool_or(state = 'down') THEN 'down' ELSE min(state) END AS state,
           avg(down_kbit) AS down_kbit, avg(up_kbit) AS up_kbit, avg(rtt_ms) AS rtt_ms,
           avg(jitter_ms) AS jitter_ms, avg(loss_percent) AS loss_percent
    FROM line_sample WHERE site_id = ${siteId}::uuid AND at > ${from} AND at <= ${to}
    GROUP BY step, line_id ORDER BY step, line_id`;
}

function readMinutes(tx: Transaction, siteId: Id, { from, to, stepMs }: TelemetryRange): Promise<StepRow[]> {
  return tx.$queryRaw<StepRow[]>`
    SELECT date_bin(${stepMs}::double precision * interval '1 ms', at, ${from}::timestamptz) AS step, line_id,
           CASE WHEN bool_or(state = 'down') THEN 'down' ELSE min(state) END AS state,
           avg(down_kbit) AS down_kbit, avg(up_kbit) AS up_kbit, avg(rtt_ms) AS rtt_ms,
           avg(jitter_ms) AS jitter_ms, avg(loss_percent) AS loss_percent
    FROM line_minute WHERE site_id = ${siteId}::uuid AND at >= ${from} AND at < ${to}
    GROUP BY step, line_id ORDER BY step, line_id`;
}

function lineSample(row: StepRow): LineSample {
  return {
    lineId: row.line_id,
    state: LineState.parse(row.state),
    downKbit: row.down_kbit,
    upKbit: row.up_kbit,
    rttMs: row.rtt_ms,
    jitterMs: row.jitter_ms,
    lossPercent: row.loss_percent,
  };
}
