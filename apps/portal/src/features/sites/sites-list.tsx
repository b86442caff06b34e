'use client';

import { useQuery } from '@tanstack/react-query';
import type { SiteSummary } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { SiteCard } from './site-card';

const REFRESH_MS = 5_000;

/** The tenant's sites, worst first (the server sorts), kept fresh. */
export function SitesList({ initial, writer }: { initial: SiteSummary[]; writer: boolean }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const { data, error } = useQuery({
    queryKey: ['sites'],
    queryFn: () => answer(api.GET('/api/sites')),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const add = (
    <Link href="/sites/new" className={buttonClass()}>
      <Plus aria-hidden className="size-4" />
      {t('sites.add')}
    </Link>
  );
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('sites.title')}</h1>
        {writer && data.length > 0 && add}
      </div>
      {error && (
        <div className="mb-4">
          <Notice look="warn">{problemText(error)}</Notice>
        </div>
      )}
      {data.length === 0 ? (
        <Empty title={t('sites.empty-title')} action={writer && add}>
          {writer ? t('sites.empty-text') : t('sites.empty-viewer')}
        </Empty>
      ) : (
        <ul className="flex flex-col gap-3">
          {data.map((site) => (
            <SiteCard key={site.id} site={site} />
          ))}
        </ul>
      )}
    </>
  );
}
