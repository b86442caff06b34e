'use client';

import type { Site } from '@tresse/contracts';
import { ChevronLeft, Settings2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button';
import { CopyButton } from '@/design/copy-button';
import { SiteStateDot } from '@/features/sites/site-state-dot';
import { useSentence } from '@/features/words/use-sentence';

/** Answers the first three questions: is it up, which line is bad, must I do anything. */
export function SiteHead({ site, writer }: { site: Site; writer: boolean }) {
  const t = useTranslations();
  const sentence = useSentence({ ...site, lastSeenAt: site.device?.lastSeenAt ?? null });
  return (
    <header>
      <Link
        href="/sites"
        className="-ml-1 inline-flex items-center gap-0.5 py-1 text-[13px] text-ink-faint hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('nav.sites')}
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-2xl font-semibold tracking-tight">{site.name}</h1>
          <p className="mt-1.5 flex items-start gap-2.5 text-[17px] leading-snug" role="status">
            <SiteStateDot state={site.state} className="mt-1.5" />
            <span className="min-w-0">{sentence}</span>
          </p>
        </div>
        {writer && (
          <Link href={`/sites/${site.id}/edit`} className={buttonClass({ look: 'plain' })}>
            <Settings2 aria-hidden className="size-4" />
            {t('site.edit')}
          </Link>
        )}
      </div>
      {site.publicAddress && (
        <p className="mt-3 flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
          {t('site.public-address')}
          <span className="inline-flex items-center gap-1 font-mono text-ink">
            {site.publicAddress}
            <CopyButton text={site.publicAddress} label={t('site.copy-address')} />
          </span>
        </p>
      )}
    </header>
  );
}
