'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { SiteState } from '@tresse/contracts';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/design/button';
import { useEarly } from '@/design/early';
import { Notice } from '@/design/notice';
import { Skeleton } from '@/design/skeleton';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { STATES, StateFilter } from './state-filter';

const FleetTable = dynamic(() => import('./fleet-table').then((part) => part.FleetTable));

const PAUSE_IN_TYPING_MS = 200;
const REFRESH_MS = 10_000;

/** The fleet by harm; search and filter stand in the address, so that a view can be shared. */
export function FleetPage({ tenantId }: { tenantId: string | null }) {
  const t = useTranslations();
  const router = useRouter();
  const address = useSearchParams();
  const problemText = useProblemText();
  const search = address.get('search') ?? '';
  const state = asState(address.get('state'));
  const [typed, setTyped] = useState(search);
  const early = useEarly<HTMLInputElement>();

  const go = (next: { search?: string; state?: SiteState | undefined }) => {
    const query = new URLSearchParams();
    const wanted = { search, state, ...next };
    if (wanted.search) query.set('search', wanted.search);
    if (wanted.state) query.set('state', wanted.state);
    router.replace(`/fleet?${query}`, { scroll: false });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing moves the address
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => go({ search: typed }), PAUSE_IN_TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const fleet = useInfiniteQuery({
    queryKey: ['fleet', search, state],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/fleet/sites', {
          params: {
            query: {
              limit: 50,
              ...(search && { search }),
              ...(state && { state }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
    placeholderData: (previous) => previous,
  });
  const sites = fleet.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">{t('fleet.title')}</h1>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <label className="relative min-w-0 flex-1 basis-64">
          <span className="sr-only">{t('fleet.search')}</span>
          <Search aria-hidden className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
          <input
            {...early}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t('fleet.search')}
            className="h-10 w-full rounded-lg border border-edge-field bg-surface pr-3 pl-9 text-sm placeholder:text-ink-faint"
          />
        </label>
        <StateFilter
          counts={fleet.data?.pages[0]?.counts}
          chosen={state}
          onChoose={(next) => go({ state: next })}
        />
      </div>
      {fleet.error && <Notice look="bad">{problemText(fleet.error)}</Notice>}
      {fleet.isPending ? (
        <Skeleton className="h-96" />
      ) : sites.length === 0 && !fleet.error ? (
        <p className="rounded-xl border border-edge bg-surface p-10 text-center text-sm text-ink-soft">
          {t(search || state ? 'fleet.none-found' : 'fleet.empty')}
        </p>
      ) : (
        <FleetTable sites={sites} tenantId={tenantId} />
      )}
      {fleet.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button look="plain" busy={fleet.isFetchingNextPage} onClick={() => fleet.fetchNextPage()}>
            {t('fleet.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function asState(text: string | null): SiteState | undefined {
  return STATES.find((state) => state === text);
}
