'use client';

import type { Site } from '@tresse/contracts';
import { clsx } from 'clsx';
import { Settings2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { BackLink } from '@/design/back-link';
import { buttonClass } from '@/design/button-class';
import { SiteStateDot } from '@/features/sites/site-state-dot';
import { useSentence } from '@/features/words/use-sentence';
import { PublicAddress } from './public-address';

/** Answers the first three questions: is it up, which line is bad, must I do anything. */
export function SiteHead({ site, writer }: { site: Site; writer: boolean }) {
  const t = useTranslations();
  const sentence = useSentence({ ...site, lastSeenAt: site.device?.lastSeenAt ?? null });
  return (
    <header>
      <BackLink href="/sites">{t('nav.sites')}</BackLink>
      <div className="mt-1 flex items-start justify-between gap-4">
        <h1 className="min-w-0 text-xl font-semibold sm:text-2xl tracking-tight wrap-anywhere">
          {site.name}
        </h1>
        {writer && (
          <Link
            href={`/sites/${site.id}/edit`}
            title={t('site.edit')}
            className={clsx(buttonClass({ look: 'plain' }), 'max-sm:w-10 max-sm:px-0')}
          >
            <Settings2 aria-hidden className="size-4" />
            <span className="max-sm:sr-only">{t('site.edit')}</span>
          </Link>
        )}
      </div>
      <p className="mt-1.5 flex items-start gap-2.5 text-[17px] leading-snug" role="status">
        <SiteStateDot state={site.state} className="mt-1.5" />
        <span className="min-w-0 wrap-anywhere">{sentence}</span>
      </p>
      <PublicAddress site={site} />
    </header>
  );
}
