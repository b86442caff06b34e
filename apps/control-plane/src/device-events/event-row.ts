import type { DeviceEvent, Id, SiteEvent } from '@tresse/contracts';

/** An event as the timeline keeps it. */
export interface TimelineEntry {
  id: Id;
  at: Date;
  kind: DeviceEvent['kind'];
  lineId: Id | null;
  data: SiteEvent['data'];
}

/**
 * A device's event as an entry of its site's or relay's timeline. A line of the site is named, so that the entry outlives it; one
 * that is not is left out. A time to come is taken as `now`: the device's clock runs ahead.
 */
export function timelineEntry(
  event: DeviceEvent,
  lineNames: ReadonlyMap<Id, string>,
  now: Date,
): TimelineEntry {
  const { id, at, kind, ...rest } = event;
  const { lineId, ...data } = 'lineId' in rest ? rest : { ...rest, lineId: null };
  const line = lineId === null ? undefined : lineNames.get(lineId);
  const when = new Date(at);
  return {
    id,
    at: when > now ? now : when,
    kind,
    lineId: line === undefined ? null : lineId,
    data: { ...data, ...(line === undefined ? {} : { line }) },
  };
}
