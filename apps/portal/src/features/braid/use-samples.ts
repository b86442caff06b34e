'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { samplesKey } from '@/features/live/keys';
import type { Sample } from '@/features/live/sample-window';
import { mergeSamples } from '@/features/live/sample-window';
import { LIVE_SPAN_MS } from '@/features/live/use-live-site';
import { answer, api } from '@/lib/api';

export const RANGES = ['live', 'hour', 'day', 'week'] as const;
export type Range = (typeof RANGES)[number];

const SPAN_MS: Record<Range, number> = {
  live: LIVE_SPAN_MS,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const REFRESH_MS = 60_000;

/** The samples of a range, oldest first, and the seconds that the chart shows. */
export function useSamples(siteId: string, range: Range): { samples: Sample[]; window: [number, number] } {
  const client = useQueryClient();
  const fetchRange = async (): Promise<Sample[]> => {
    const from = new Date(Date.now() - SPAN_MS[range]).toISOString();
    const view = await answer(
      api.GET('/api/sites/{siteId}/telemetry', {
        params: { path: { siteId }, query: { from, points: 400 } },
      }),
    );
    return view.samples;
  };
  const live = useQuery({
    queryKey: samplesKey(siteId),
    queryFn: async () =>
      mergeSamples(client.getQueryData<Sample[]>(samplesKey(siteId)) ?? [], await fetchRange(), LIVE_SPAN_MS),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: range === 'live',
  });
  const past = useQuery({
    queryKey: [...samplesKey(siteId), range],
    queryFn: fetchRange,
    refetchInterval: REFRESH_MS,
    enabled: range !== 'live',
  });
  const samples = (range === 'live' ? live.data : past.data) ?? [];
  const newest = samples.at(-1);
  const last = newest ? Date.parse(newest.at) / 1_000 : 0;
  return { samples, window: [last - SPAN_MS[range] / 1_000, last] };
}
