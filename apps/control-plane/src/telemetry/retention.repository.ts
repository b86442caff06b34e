import type { Transaction } from '../database/index.js';

/**
 * Sums up the samples of whole minutes since `from` by line and minute. Doing it again gives the same rows, with what
 * came late.
 */
export async function summariseMinutes(tx: Transaction, from: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO line_minute (tenant_id, site_id, line_id, at, state, down_kbit, up_kbit, rtt_ms, jitter_ms, loss_percent)
    SELECT tenant_id, site_id, line_id, date_trunc('minute', at - interval '1 ms') AS minute,
           CASE WHEN bool_or(state = 'down') THEN 'down' ELSE min(state) END,
           avg(down_kbit), avg(up_kbit), avg(rtt_ms), avg(jitter_ms), avg(loss_percent)
    FROM line_sample
    WHERE at > date_trunc('minute', ${from}::timestamptz) AND at <= date_trunc('minute', now())
    GROUP BY tenant_id, site_id, line_id, minute
    ON CONFLICT (site_id, at, line_id) DO UPDATE SET
      state = excluded.state, down_kbit = excluded.down_kbit, up_kbit = excluded.up_kbit, rtt_ms = excluded.rtt_ms,
      jitter_ms = excluded.jitter_ms, loss_percent = excluded.loss_percent`;
}

/** Forgets samples and minutes that are older than these instants. */
export async function forgetTelemetry(
  tx: Transaction,
  before: { samples: Date; minutes: Date },
): Promise<void> {
  await tx.lineSample.deleteMany({ where: { at: { lt: before.samples } } });
  await tx.lineMinute.deleteMany({ where: { at: { lt: before.minutes } } });
}
