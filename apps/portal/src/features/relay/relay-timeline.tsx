'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { TimelineCard } from '@/features/site/timeline-card';
import { answer, api } from '@/lib/api';
import { relayEventKey } from './event-key';

const PAGE = 50;
const REFRESH_MS = 10_000;

/** What happened to the relay, newest first. */
export function RelayTimeline({ relay }: { relay: Relay }) {
  const timeline = useInfiniteQuery({
    queryKey: ['relay-events', relay.id, relay.state],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/relays/{relayId}/events', {
          params: {
            path: { relayId: relay.id },
            query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
  if (!timeline.data) return null;
  return (
    <TimelineCard
      events={timeline.data.pages.flatMap(({ items }) => items)}
      lines={[]}
      keyOf={relayEventKey}
      fetching={timeline.isFetchingNextPage}
      showOlder={timeline.hasNextPage ? () => void timeline.fetchNextPage() : null}
    />
  );
}
