'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Job, LiveMessage, SiteEvent } from '@tresse/contracts';
import { useEffect } from 'react';
import { leaveWhenSessionIsLost } from '@/features/session/providers';
import { answer, api } from '@/lib/api';
import { eventsKey, jobsKey, samplesKey, siteKey } from './keys';
import { openLiveStream } from './live-stream';
import { mergeEvents } from './merge-events';
import { mergeJobs } from './merge-jobs';
import { mergeSamples, type Sample } from './sample-window';

export const LIVE_SPAN_MS = 300_000;

/**
 * Follows a site while it is shown: what it says goes where its parts lie in the query cache. Jobs and events that came
 * while nothing was open are asked for then; the site itself is the first thing that a stream tells.
 */
export function useLiveSite(siteId: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      openLiveStream(`/api/sites/${siteId}/stream`, {
        opened: () => {
          for (const queryKey of [jobsKey(siteId), eventsKey(siteId)])
            void client.invalidateQueries({ queryKey });
        },
        message: (message) => keep(client, siteId, message),
        refused: () => {
          answer(api.GET('/api/sites/{siteId}', { params: { path: { siteId } } })).catch(
            leaveWhenSessionIsLost,
          );
        },
      }),
    [client, siteId],
  );
}

function keep(client: QueryClient, siteId: string, message: LiveMessage): void {
  switch (message.type) {
    case 'site':
      client.setQueryData(siteKey(siteId), message.data);
      return;
    case 'sample':
      client.setQueryData<Sample[]>(samplesKey(siteId), (known = []) =>
        mergeSamples(known, [message.data], LIVE_SPAN_MS),
      );
      return;
    case 'event':
      client.setQueryData<SiteEvent[]>(eventsKey(siteId), (known = []) => mergeEvents(known, [message.data]));
      return;
    case 'job':
      client.setQueryData<Job[]>(jobsKey(siteId), (known = []) => mergeJobs(known, [message.data]));
  }
}
