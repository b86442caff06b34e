'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { Skeleton } from '@/design/skeleton';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';
import { Delivery } from './delivery';
import { lookAgainMs } from './webhook-look';

const PAGE = 20;

/** What a webhook was told of late, newest first, each with what became of it. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const told = useInfiniteQuery({
    queryKey: ['webhooks', webhookId, 'deliveries'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/webhooks/{webhookId}/deliveries', {
          params: { path: { webhookId }, query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: (query) => askAgain(query) || lookAgainMs(query.state.data?.pages[0]?.items[0]),
  });
  const deliveries = told.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card aria-labelledby="deliveries-title">
      <CardTitle id="deliveries-title">{t('webhooks.deliveries')}</CardTitle>
      {told.isPending && <Skeleton className="h-12" />}
      {told.error && <Notice look="warn">{problemText(told.error)}</Notice>}
      {told.data && deliveries.length === 0 && (
        <p className="text-sm text-ink-soft">{t('webhooks.no-deliveries')}</p>
      )}
      <ol aria-live="polite" className="flex flex-col divide-y divide-edge">
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ol>
      {told.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button look="plain" size="sm" busy={told.isFetchingNextPage} onClick={() => told.fetchNextPage()}>
            {t('webhooks.older')}
          </Button>
        </div>
      )}
    </Card>
  );
}
