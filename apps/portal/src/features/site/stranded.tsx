'use client';

import type { Region, Site } from '@tresse/contracts';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Notice } from '@/design/notice';
import { DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';

interface StrandedProps {
  site: Site;
  regions: readonly Region[];
  writer: boolean;
}

/** Says that no relay serves the site, what is done about it, and what its owner may do. */
export function Stranded({ site, regions, writer }: StrandedProps) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  // Its relay serves it again, and is only not heard yet.
  if (site.strandedSince === null || site.state === 'up') return null;
  const region = regions.find(({ code }) => code === site.region)?.name[language] ?? site.region;
  const elsewhere = regions.some(({ code, ready }) => ready && code !== site.region);
  const change = (
    <Link href={`/sites/${site.id}/edit/about`} className={buttonClass({ look: 'plain', size: 'sm' })}>
      {t('site.stranded.change')}
    </Link>
  );
  return (
    <Notice look="bad" action={writer && elsewhere && change}>
      {t('site.stranded.text', { region, at: format.dateTime(new Date(site.strandedSince), DAY_AND_TIME) })}{' '}
      {elsewhere && t('site.stranded.elsewhere')}
    </Notice>
  );
}
