'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@tresse/contracts';
import { useLocale, useNow, useTimeZone, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { byDay } from '@/features/words/days';
import { answer, api } from '@/lib/api';
import { ActivityEntry } from './activity-entry';

interface ActivityPageProps {
  initial: { items: AuditEntry[]; next: string | null };
  tenant: string;
}

/** The organisation's activity by day, newest first; older pages on demand. */
export function ActivityPage({ initial, tenant }: ActivityPageProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const now = useNow({ updateInterval: 60_000 });
  const activity = useInfiniteQuery({
    queryKey: ['activity'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/audit', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    initialData: { pages: [initial], pageParams: [''] },
  });
  const entries = activity.data.pages.flatMap(({ items }) => items);
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="text-2xl font-semibold tracking-tight">{t('activity.title')}</h1>
      <p className="mt-1 mb-6 text-sm text-ink-soft wrap-anywhere">{t('activity.text', { tenant })}</p>
      {activity.error && (
        <div className="mb-4">
          <Notice look="warn">{problemText(activity.error)}</Notice>
        </div>
      )}
      <Card>
        {entries.length === 0 && (
          <p className="py-8 text-center text-sm text-ink-soft">{t('activity.empty')}</p>
        )}
        <div className="flex flex-col gap-5">
          {byDay(entries, now.getTime(), { locale, timeZone }).map((day) => (
            <section key={day.title}>
              <h2 className="mb-1 text-[13px] font-medium text-ink-faint first-letter:uppercase">
                {day.title}
              </h2>
              <ol>
                {day.items.map((entry) => (
                  <ActivityEntry key={entry.id} entry={entry} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </Card>
      {activity.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button look="plain" busy={activity.isFetchingNextPage} onClick={() => activity.fetchNextPage()}>
            {t('activity.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
