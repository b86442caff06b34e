'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Job, Site } from '@tresse/contracts';
import { answer, api } from '@/lib/api';
import { jobsKey, siteKey } from './keys';
import { mergeJobs } from './merge-jobs';
import { useLiveSite } from './use-live-site';

/** A site and its jobs as they are now, from what the server wrote on. */
export function useSite(initial: { site: Site; jobs: Job[] }): { site: Site; jobs: Job[] } {
  const client = useQueryClient();
  const siteId = initial.site.id;
  const params = { params: { path: { siteId } } };
  const { data: site } = useQuery({
    queryKey: siteKey(siteId),
    queryFn: () => answer(api.GET('/api/sites/{siteId}', params)),
    initialData: initial.site,
  });
  const { data: jobs } = useQuery({
    queryKey: jobsKey(siteId),
    queryFn: async () => {
      const arrived = await answer(api.GET('/api/sites/{siteId}/jobs', params));
      // What the stream has told meanwhile is newer.
      return mergeJobs(client.getQueryData<Job[]>(jobsKey(siteId)) ?? [], arrived);
    },
    initialData: initial.jobs,
  });
  useLiveSite(siteId);
  return { site, jobs };
}
