import type { Instant, LineState, SiteState } from '@tresse/contracts';

/** What a site's state follows from. */
export interface SiteFacts {
  createdAt: Date;
  device: { online: boolean; lastSeenAt: Date | null; enrolledAt: Date } | null;
  lines: readonly { state: LineState; since: Instant | null }[];
}

/** Worst first: the order in which people want to see sites. */
export const HARM_ORDER: readonly SiteState[] = ['down', 'offline', 'degraded', 'waiting', 'up'];

/**
 * A site's state. While a box has not yet told of any line, or no line is named, its site still waits.
 */
export function siteState({ device, lines }: Pick<SiteFacts, 'device' | 'lines'>): SiteState {
  if (!device) return 'waiting';
  if (!device.online) return 'offline';
  const up = lines.filter((line) => line.state === 'up').length;
  if (up > 0) return up === lines.length ? 'up' : 'degraded';
  return lines.some((line) => line.state === 'down') ? 'down' : 'waiting';
}

/** Since when the site is in its state: the newest change of those that made it. */
export function stateSince(facts: SiteFacts): Date {
  const { device, createdAt } = facts;
  if (!device) return createdAt;
  if (!device.online) return device.lastSeenAt ?? device.enrolledAt;
  const changes = facts.lines.flatMap((line) => (line.since ? [Date.parse(line.since)] : []));
  return changes.length > 0 ? new Date(Math.max(...changes)) : device.enrolledAt;
}
