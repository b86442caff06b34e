'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Job } from '@tresse/contracts';
import { jobsKey } from '@/features/live/keys';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';

/** Asks a site's box for something; the list of jobs tells how it goes. */
export function useStartJob(siteId: string) {
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  return useMutation({
    mutationFn: (kind: Job['kind']) =>
      answer(api.POST('/api/sites/{siteId}/jobs', { params: { path: { siteId } }, body: { kind } })),
    onSuccess: () => client.invalidateQueries({ queryKey: jobsKey(siteId) }),
    onError: tellRefusal,
  });
}
