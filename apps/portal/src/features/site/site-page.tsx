'use client';

import { useQuery } from '@tanstack/react-query';
import type { Job, Site, SiteEvent } from '@tresse/contracts';
import { BraidPanel } from '@/features/braid/braid-panel';
import { RolloutBanner } from '@/features/change/rollout-banner';
import { FinishSetup } from '@/features/first-steps/finish-setup';
import { jobsKey, siteKey } from '@/features/live/keys';
import { useLiveSite } from '@/features/live/use-live-site';
import { SpeedTest } from '@/features/speed-test/speed-test';
import { answer, api } from '@/lib/api';
import { DeviceFacts } from './device-facts';
import { LineCards } from './line-cards';
import { SiteHead } from './site-head';
import { Timeline } from './timeline';

interface SitePageProps {
  initial: { site: Site; jobs: Job[]; events: SiteEvent[] };
  writer: boolean;
}

/** One site, live. */
export function SitePage({ initial, writer }: SitePageProps) {
  const siteId = initial.site.id;
  const params = { params: { path: { siteId } } };
  const { data: site } = useQuery({
    queryKey: siteKey(siteId),
    queryFn: () => answer(api.GET('/api/sites/{siteId}', params)),
    initialData: initial.site,
  });
  const { data: jobs } = useQuery({
    queryKey: jobsKey(siteId),
    queryFn: () => answer(api.GET('/api/sites/{siteId}/jobs', params)),
    initialData: initial.jobs,
  });
  useLiveSite(siteId);
  return (
    <div className="flex flex-col gap-5">
      <SiteHead site={site} writer={writer} />
      <RolloutBanner rollout={site.rollout} enrolled={site.device !== null} />
      {site.device === null ? <FinishSetup site={site} /> : <BraidPanel site={site} jobs={jobs} />}
      <LineCards site={site} writer={writer} />
      <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
        <Timeline siteId={siteId} lines={site.lines} initial={initial.events} />
        <div className="flex flex-col gap-5">
          <SpeedTest site={site} jobs={jobs} writer={writer} />
          <DeviceFacts site={site} />
        </div>
      </div>
    </div>
  );
}
