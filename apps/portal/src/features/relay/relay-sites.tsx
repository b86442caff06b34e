'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Relay, RelaySite } from '@tresse/contracts';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { Skeleton } from '@/design/skeleton';
import { useProblemText } from '@/features/session/use-problem-text';
import { DAY_AND_TIME } from '@/features/words/instant';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';
import { GiveAddress } from './give-address';

const PAGE = 50;

/** The sites that a relay carries: whose each is, and what the internet sees of it. */
export function RelaySites({ relay, tenantId }: { relay: Relay; tenantId: string | null }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const sites = useInfiniteQuery({
    queryKey: ['relay-sites', relay.id, relay.sites],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/relays/{relayId}/sites', {
          params: {
            path: { relayId: relay.id },
            query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (previous) => previous,
    enabled: relay.sites > 0,
    refetchInterval: askAgain,
  });
  const members = sites.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card aria-labelledby="sites-title">
      <CardTitle id="sites-title">{t('relay.sites')}</CardTitle>
      {sites.error && <Notice look="bad">{problemText(sites.error)}</Notice>}
      {sites.isLoading ? (
        <Skeleton className="h-24" />
      ) : members.length === 0 && !sites.error ? (
        <p className="text-sm text-ink-soft">{t('relay.no-sites')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-edge">
          {members.map((site) => (
            <Member key={site.id} relay={relay} site={site} opens={site.tenant.id === tenantId} />
          ))}
        </ul>
      )}
      {sites.hasNextPage && (
        <Button
          look="quiet"
          size="sm"
          className="mt-3 -ml-3"
          busy={sites.isFetchingNextPage}
          onClick={() => sites.fetchNextPage()}
        >
          {t('fleet.more')}
        </Button>
      )}
    </Card>
  );
}

interface MemberProps {
  relay: Relay;
  site: RelaySite;
  /** Whether its page is this person's to see: it is their own organisation's. */
  opens: boolean;
}

function Member({ relay, site, opens }: MemberProps) {
  const { id, name, tenant, address, ports, since } = site;
  const t = useTranslations();
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="wrap-anywhere">
          {opens ? (
            <Link href={`/sites/${id}`} className="font-medium hover:underline">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}{' '}
          <span className="text-ink-faint">· {tenant.name}</span>
        </p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-[13px]">
          {address && <span className="font-mono">{address}</span>}
          {address && (
            <span className="text-ink-soft tabular-nums">
              {ports
                ? t('relay.ports', { first: String(ports.first), last: String(ports.last) })
                : t('relay.whole-address')}
            </span>
          )}
          <span className="text-ink-faint">
            {t('relay.on-since', { at: format.dateTime(new Date(since), DAY_AND_TIME) })}
          </span>
        </p>
      </div>
      {ports && hasFreeAddress(relay) && <GiveAddress relay={relay} site={site} />}
    </li>
  );
}

/** Whether the relay's pool has one that a customer could get now. */
function hasFreeAddress({ addresses }: Relay): boolean {
  return addresses.some(({ state, tenant }) => state === 'ready' && tenant === null);
}
