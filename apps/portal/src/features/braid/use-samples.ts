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
const POINTS = 400;
/** Interval of samples while nobody watches. */
const IDLE_INTERVAL_MS = 10_000;
const SILENT_INTERVALS = 2.5;
const SHORTEST_LIVE_MS = 60_000;

/** What the chart of a range shows; times in seconds. */
interface RangeView {
  /** Nothing was fetched yet. */
  pending: boolean;
  /** Oldest first. */
  samples: Sample[];
  window: [number, number];
  /** Nothing is known between two samples that lie further apart than this. */
  silence: number;
}

/** The samples of a range, and the window on them; the live window begins short and grows with what was seen. */
export function useSamples(siteId: string, range: Range): RangeView {
  const client = useQueryClient();
  const fetchRange = async (): Promise<Sample[]> => {
    const from = new Date(Date.now() - SPAN_MS[range]).toISOString();
    const view = await answer(
      api.GET('/api/sites/{siteId}/telemetry', {
        params: { path: { siteId }, query: { from, points: POINTS } },
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
  const { data: samples = [], isPending: pending } = range === 'live' ? live : past;
  const [first = 0, last = 0] = [samples[0], samples.at(-1)].map((sample) => Date.parse(sample?.at ?? ''));
  const span = range === 'live' ? Math.max(SHORTEST_LIVE_MS, last - first) : SPAN_MS[range];
  const interval = Math.max(IDLE_INTERVAL_MS, SPAN_MS[range] / POINTS);
  return {
    pending,
    samples,
    window: [(last - span) / 1_000, last / 1_000],
    silence: (SILENT_INTERVALS * interval) / 1_000,
  };
}
