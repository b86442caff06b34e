/** Things of one calendar day, in the order they had. */
export interface Day<T> {
  /** The day in the reader's words: «today», «hier», «Thursday 19 November». */
  title: string;
  items: T[];
}

/**
 * Parts what happened into calendar days of the reader's time zone.
 * @param now in ms since the epoch
 */
export function byDay<T extends { at: string }>(
  items: readonly T[],
  now: number,
  { locale, timeZone }: { locale: string; timeZone: string },
): Day<T>[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const far = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const today = Date.parse(dayOf.format(now));
  const days = new Map<string, Day<T>>();
  for (const item of items) {
    const instant = Date.parse(item.at);
    const key = dayOf.format(instant);
    const ago = Math.round((today - Date.parse(key)) / 86_400_000);
    const day = days.get(key) ?? {
      title: ago === 0 || ago === 1 ? near.format(-ago, 'day') : far.format(instant),
      items: [],
    };
    day.items.push(item);
    days.set(key, day);
  }
  return [...days.values()];
}
