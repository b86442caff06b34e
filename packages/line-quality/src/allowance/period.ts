/** First instant (ms since 1970) that the clock of a device in service can show; before it has the time it shows 1970. */
export const SERVICE_BEGINS = Date.UTC(2026, 0, 1);

/**
 * Beginning, in ms since 1970, of the billing month that holds `now`: midnight UTC of the billing day, or of the month's
 * last day where the month has no such day.
 */
export function periodOf(now: number, billingDay: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const here = begins(year, month, billingDay);
  return now >= here ? here : begins(year, month - 1, billingDay);
}

function begins(year: number, month: number, billingDay: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(billingDay, lastDay));
}
