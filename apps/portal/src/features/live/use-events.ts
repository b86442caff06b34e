'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SiteEvent } from '@tresse/contracts';
import { answer, api } from '@/lib/api';
import { eventsSince } from './events-since';
import { eventsKey, olderEventsKey } from './keys';
import { mergeEvents } from './merge-events';

const PAGE = 50;

/** The newest events of a site, and the place before them; null where there are none before. */
export interface EventsPage {
  items: SiteEvent[];
  next: string | null;
}

/** A site's events, newest first, as they happen; `showOlder` fetches those before, null where there are none. */
export function useEvents(siteId: string, initial: EventsPage) {
  const client = useQueryClient();
  const page = (cursor?: string) =>
    answer(
      api.GET('/api/sites/{siteId}/events', {
        params: { path: { siteId }, query: { limit: PAGE, ...(cursor && { cursor }) } },
      }),
    );
  const newest = useQuery({
    queryKey: eventsKey(siteId),
    // The older ones begin where `initial` ends: what newer events push out of the first page stays known.
    queryFn: async () => {
      const told = client.getQueryData<SiteEvent[]>(eventsKey(siteId)) ?? initial.items;
      const missed = await eventsSince(page, told);
      const known = client.getQueryData<SiteEvent[]>(eventsKey(siteId)) ?? [];
      return mergeEvents(mergeEvents(initial.items, known), missed);
    },
    initialData: initial.items,
  });
  const older = useInfiniteQuery({
    queryKey: olderEventsKey(siteId),
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: initial.next ?? '',
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: false,
  });
  const pages = older.data?.pages ?? [];
  const known = new Map(
    [...newest.data, ...pages.flatMap(({ items }) => items)].map((event) => [event.id, event]),
  );
  const more = older.data ? older.hasNextPage : initial.next !== null;
  return {
    events: [...known.values()],
    showOlder: more ? () => void older.fetchNextPage() : null,
    fetching: older.isFetching,
  };
}
