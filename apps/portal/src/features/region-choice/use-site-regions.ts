'use client';

import { useQuery } from '@tanstack/react-query';
import type { Id } from '@tresse/contracts';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

/** Between two looks while the box measures, and otherwise, in ms. */
const MEASURING_MS = 2_000;
const IDLE_MS = 60_000;

/** The regions that a site may choose, as its box has measured them; it measures anew because somebody looks. */
export function useSiteRegions(siteId: Id) {
  return useQuery({
    queryKey: ['site-regions', siteId],
    queryFn: () => answer(api.GET('/api/sites/{siteId}/regions', { params: { path: { siteId } } })),
    refetchInterval: (query) => askAgain(query) || (query.state.data?.measuring ? MEASURING_MS : IDLE_MS),
  });
}
