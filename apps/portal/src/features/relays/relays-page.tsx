'use client';

import { useQuery } from '@tanstack/react-query';
import type { RelaySummary, SuppliedRegion } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { NoRelays } from './no-relays';
import { RegionRelays } from './region-relays';
import { RelayFilter } from './relay-filter';
import { byRegion, matching } from './relay-groups';
import { RelaySum } from './relay-sum';
import { useRelayFilter } from './use-relay-filter';

const REFRESH_MS = 5_000;

interface RelaysPageProps {
  initial: RelaySummary[];
  regions: SuppliedRegion[];
}

/** All relays by region, those that ask for somebody first. */
export function RelaysPage({ initial, regions }: RelaysPageProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const [filter, choose] = useRelayFilter();
  const { data: relays, error } = useQuery({
    queryKey: ['relays'],
    queryFn: () => answer(api.GET('/api/relays')),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const shown = matching(relays, filter);
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('relays.title')}</h1>
        {relays.length > 0 && (
          <Link href="/relays/new" className={buttonClass()}>
            <Plus aria-hidden className="size-4" />
            {t('relays.add')}
          </Link>
        )}
      </div>
      {error && (
        <div className="mb-4">
          <Notice look="bad">{problemText(error)}</Notice>
        </div>
      )}
      {relays.length === 0 ? (
        <NoRelays supplied={regions.some(({ supply }) => supply !== null)} />
      ) : (
        <>
          <RelayFilter relays={relays} regions={regions} filter={filter} onChoose={choose} />
          <RelaySum relays={shown} />
          {shown.length === 0 ? (
            <p className="rounded-xl border border-edge bg-surface p-10 text-center text-sm text-ink-soft">
              {t('relays.none-found')}
            </p>
          ) : (
            <div className="flex flex-col gap-8">
              {byRegion(shown).map(([code, members]) => (
                <RegionRelays
                  key={code}
                  code={code}
                  region={regions.find((region) => region.code === code)}
                  relays={members}
                  alone={members.length === shown.length}
                />
              ))}
            </div>
          )}
        </>
      )}
    </>
  );
}
