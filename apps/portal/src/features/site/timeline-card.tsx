'use client';

import type { SiteEvent, SiteLineView } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useFormatter, useLocale, useNow, useTimeZone, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { StrandSwatch } from '@/design/strand-swatch';
import type { relayEventKey } from '@/features/relay/event-key';
import { byDay } from '@/features/words/days';
import { LONG_DAY_AND_TIME } from '@/features/words/instant';
import { eventValues, eventWeight } from './event-words';

const FIRST = 12;
const MARKS = { bad: 'bg-bad', good: 'bg-good-dot', warn: 'bg-warn-dot', plain: 'bg-ink-faint/60' } as const;

/** Messages of events; those of a relay are on its page alone. */
type EventKey = `event.${SiteEvent['kind']}` | ReturnType<typeof relayEventKey>;

interface TimelineCardProps {
  events: SiteEvent[];
  /** Lines that events name; none for a relay. */
  lines: SiteLineView[];
  /** Null where there are none before. */
  showOlder: (() => void) | null;
  fetching: boolean;
  /** The message for an event; a box's by itself. */
  keyOf?: (kind: SiteEvent['kind']) => EventKey;
}

const eventKey = (kind: SiteEvent['kind']) => `event.${kind}` as const;

/** What happened, newest first, by days. */
export function TimelineCard({ events, lines, showOlder, fetching, keyOf = eventKey }: TimelineCardProps) {
  const t = useTranslations();
  const [all, setAll] = useState(false);
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const now = useNow({ updateInterval: 60_000 });
  const days = byDay(all ? events : events.slice(0, FIRST), now.getTime(), { locale, timeZone });
  return (
    <Card aria-labelledby="timeline-title">
      <CardTitle id="timeline-title">{t('timeline.title')}</CardTitle>
      {events.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('timeline.empty')}</p>
      ) : (
        <div className="flex flex-col gap-3" aria-live="polite">
          {days.map((day) => (
            <section key={day.title}>
              <h3 className="text-[13px] text-ink-faint first-letter:uppercase">{day.title}</h3>
              <ol>
                {day.items.map((event) => (
                  <Entry
                    key={event.id}
                    event={event}
                    message={keyOf(event.kind)}
                    line={lines.find(({ id }) => id === event.lineId)}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
      {events.length > FIRST && !all ? (
        <Button look="quiet" size="sm" className="mt-3 -ml-3" onClick={() => setAll(true)}>
          {t('timeline.more', { count: events.length - FIRST })}
        </Button>
      ) : (
        showOlder && (
          <Button look="quiet" size="sm" className="mt-3 -ml-3" busy={fetching} onClick={showOlder}>
            {t('timeline.older')}
          </Button>
        )
      )}
    </Card>
  );
}

interface EntryProps {
  event: SiteEvent;
  message: EventKey;
  line: SiteLineView | undefined;
}

function Entry({ event, message, line }: EntryProps) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormatter();
  const at = new Date(event.at);
  return (
    <li className="relative flex gap-3 py-1.5 text-sm">
      <span className="flex h-[1.6em] w-4 shrink-0 items-center justify-center">
        {line ? (
          <StrandSwatch index={line.index} hollow={event.kind === 'line.down'} />
        ) : (
          <span aria-hidden className={clsx('size-2 rounded-full', MARKS[eventWeight(event.kind)])} />
        )}
      </span>
      <span className={clsx('min-w-0 flex-1 wrap-anywhere', eventWeight(event.kind) === 'bad' && 'text-bad')}>
        {t(message, eventValues(event, line?.name, locale))}
      </span>
      <time
        dateTime={event.at}
        title={format.dateTime(at, LONG_DAY_AND_TIME)}
        className="shrink-0 text-[13px] text-ink-faint tabular-nums"
      >
        {format.dateTime(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}
      </time>
    </li>
  );
}
