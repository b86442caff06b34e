'use client';

import type { SiteSummary } from '@tresse/contracts';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useSentence } from '@/features/words/use-sentence';
import { LineChips } from './line-chips';
import { SiteStateDot } from './site-state-dot';

/** One site in the list; the whole card leads to it. */
export function SiteCard({ site }: { site: SiteSummary }) {
  const sentence = useSentence(site);
  return (
    <li className="group relative flex items-start gap-4 rounded-xl border border-edge bg-surface p-4 shadow-card transition-colors hover:border-ink-faint/50 sm:p-5">
      <SiteStateDot state={site.state} className="mt-2" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="min-w-0 text-[15px] font-semibold tracking-tight wrap-anywhere">
            <Link
              href={
                site.state === 'waiting' && (!site.lastSeenAt || site.lines.length === 0)
                  ? `/sites/${site.id}/start`
                  : `/sites/${site.id}`
              }
              className="after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {site.name}
            </Link>
          </h2>
          {site.publicAddress && (
            <span className="font-mono text-[13px] text-ink-faint">{site.publicAddress}</span>
          )}
        </div>
        <p className="mt-0.5 mb-3 text-sm text-ink-soft wrap-anywhere">{sentence}</p>
        <LineChips lines={site.lines} />
      </div>
      <ChevronRight
        aria-hidden
        className="mt-1 size-4.5 shrink-0 text-ink-faint transition-transform group-hover:translate-x-0.5"
      />
    </li>
  );
}
