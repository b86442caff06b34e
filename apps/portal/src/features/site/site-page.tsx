'use client';

import type { Job, Region, Site } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { RolloutBanner } from '@/features/change/rollout-banner';
import { FlashedTwice } from '@/features/image-download/flashed-twice';
import type { EventsPage } from '@/features/live/use-events';
import { useSite } from '@/features/live/use-site';
import { SiteHead } from './site-head';
import { Stranded } from './stranded';

// Written by the server like the rest, and brought to life after the head, which answers what people come to ask.
const BraidPanel = dynamic(() => import('@/features/braid/braid-panel').then((part) => part.BraidPanel));
const FinishSetup = dynamic(() =>
  import('@/features/first-steps/finish-setup').then((part) => part.FinishSetup),
);
const LineCards = dynamic(() => import('./line-cards').then((part) => part.LineCards));
const SpeedTest = dynamic(() => import('@/features/speed-test/speed-test').then((part) => part.SpeedTest));
const Timeline = dynamic(() => import('./timeline').then((part) => part.Timeline));
const DeviceFacts = dynamic(() => import('./device-facts').then((part) => part.DeviceFacts));

interface SitePageProps {
  initial: { site: Site; jobs: Job[]; events: EventsPage; regions: Region[] };
  writer: boolean;
  staff: boolean;
}

/** One site, live. */
export function SitePage({ initial, writer, staff }: SitePageProps) {
  const t = useTranslations();
  const { site, jobs } = useSite(initial);
  const working = site.device !== null && site.lines.length > 0;
  return (
    <div className="flex flex-col gap-5">
      <SiteHead site={site} writer={writer} />
      <Stranded site={site} regions={initial.regions} writer={writer} />
      <FlashedTwice site={site} writer={writer} />
      <RolloutBanner
        rollout={site.rollout}
        enrolled={working}
        action={
          writer && (
            <Link href={`/sites/${site.id}/edit`} className={buttonClass({ look: 'plain', size: 'sm' })}>
              {t('rollout.mend')}
            </Link>
          )
        }
      />
      {working ? <BraidPanel site={site} jobs={jobs} /> : <FinishSetup site={site} />}
      {site.lines.length > 0 && <LineCards site={site} writer={writer} />}
      <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
        <Timeline siteId={site.id} lines={site.lines} initial={initial.events} />
        <div className="flex flex-col gap-5">
          <SpeedTest site={site} jobs={jobs} writer={writer} />
          <DeviceFacts site={site} regions={initial.regions} jobs={jobs} writer={writer} staff={staff} />
        </div>
      </div>
    </div>
  );
}
