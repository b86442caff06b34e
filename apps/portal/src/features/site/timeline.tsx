'use client';

import type { SiteLineView } from '@tresse/contracts';
import { type EventsPage, useEvents } from '@/features/live/use-events';
import { TimelineCard } from './timeline-card';

interface TimelineProps {
  siteId: string;
  lines: SiteLineView[];
  initial: EventsPage;
}

/** What happened at the site, newest first, as it happens. */
export function Timeline({ siteId, lines, initial }: TimelineProps) {
  return <TimelineCard {...useEvents(siteId, initial)} lines={lines} />;
}
