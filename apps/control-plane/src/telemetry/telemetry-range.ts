import type { Instant, TelemetryQuery } from '@tresse/contracts';

/** How long single samples are kept, in ms; older ones are read by the minute. */
export const SAMPLES_KEPT_MS = 2 * 24 * 3_600_000;

const MINUTE_MS = 60_000;

/** A range of time in equal steps. */
export interface TelemetryRange {
  from: Date;
  to: Date;
  stepMs: number;
  /** Whether single samples still cover it; else the minutes do. */
  fine: boolean;
}

/** The range that a query asks for: at most its number of points, in whole seconds, or whole minutes when it is old. */
export function telemetryRange(query: TelemetryQuery, now: Date): TelemetryRange {
  const from = sinceEpoch(query.from);
  const to = query.to ? sinceEpoch(query.to) : now;
  const fine = now.getTime() - from.getTime() <= SAMPLES_KEPT_MS;
  const unit = fine ? 1_000 : MINUTE_MS;
  const wanted = Math.max(0, to.getTime() - from.getTime()) / query.points;
  return { from, to, fine, stepMs: Math.max(1, Math.ceil(wanted / unit)) * unit };
}

/** Nothing was measured before 1970, and Postgres knows no year 0, which ISO 8601 does. */
function sinceEpoch(instant: Instant): Date {
  return new Date(Math.max(0, Date.parse(instant)));
}
