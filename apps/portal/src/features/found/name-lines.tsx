'use client';

import { useQuery } from '@tanstack/react-query';
import { type FoundInterface, inputOfSite, type Site } from '@tresse/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { draftOfSite } from '@/features/site-form/draft';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';
import { type FoundAround, foundOfDemo } from './found-draft';
import { NameLinesForm } from './name-lines-form';
import { suggestDraft } from './suggest-draft';

/** What the box of a site without lines found, to be named; until it has said so, what is waited for. */
export function NameLines({ site }: { site: Site }) {
  const t = useTranslations();
  const locale = useLocale();
  const isDemo = site.demo === 'here';
  const { data: demo = null, isPending } = useQuery({
    queryKey: ['demo'],
    queryFn: () => answer(api.GET('/api/demo')),
    enabled: isDemo,
    refetchInterval: askAgain,
  });
  const reported = site.found?.interfaces;
  const found = demo ? foundOfDemo(demo, reported ?? []) : reported;
  const byHand = (
    <p className="mt-4 text-[13px] text-ink-faint">
      {t.rich('found.by-hand', {
        settings: (text) => (
          <Link
            href={`/sites/${site.id}/edit`}
            className="text-ink-soft underline decoration-ink-faint/60 underline-offset-4"
          >
            {text}
          </Link>
        ),
      })}
    </p>
  );
  if (!found || (isDemo && isPending)) {
    return (
      <>
        <p className="text-sm text-ink-soft">{t('found.looking')}</p>
        {byHand}
      </>
    );
  }
  const around: FoundAround = { demo, lineName: (place) => t('form.line', { place }), locale };
  const initial = suggestDraft(draftOfSite(inputOfSite(site), locale), sorted(found), around);
  return (
    <>
      <NameLinesForm site={site} found={sorted(found)} around={around} initial={initial} />
      {byHand}
    </>
  );
}

/** By name, as the sockets of most boxes stand; numbers by their value. */
function sorted(found: readonly FoundInterface[]): FoundInterface[] {
  return [...found].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
