import type { SiteSummary } from '@tresse/contracts';
import { durationWords } from './duration';
import { selectKey } from './select-key';

/** A box that is away for less than this is most likely on its way back. */
const RECONNECT_MS = 60_000;

/** More lines than this are counted rather than named. */
const MOST_NAMED = 3;

/** What a site's sentence is made from; a site and its summary both fit. */
export type Told = Pick<SiteSummary, 'state' | 'since' | 'lines' | 'lastSeenAt'>;

/** One sentence: its key among the messages, and the values in it. */
export interface Sentence {
  key: `sentence.${
    | 'waiting'
    | 'starting'
    | 'unnamed'
    | 'up'
    | 'degraded'
    | 'degraded-detail'
    | 'down'
    | 'down-detail'
    | 'offline'
    | 'reconnecting'
    | 'offline-detail'
    | 'unknown-lines'}`;
  values: Record<string, string | number>;
}

/**
 * The first thing a person reads about a site: what works, then what is wrong, since when and what it means for them.
 * `now` in ms since the epoch.
 */
export function siteSentence(site: Told, now: number, locale: string): Sentence[] {
  const total = site.lines.length;
  const working = site.lines.filter((line) => line.state === 'up');
  const failed = site.lines.filter((line) => line.state === 'down');
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const since = (instant: string | null) => durationWords(now - Date.parse(instant ?? site.since), locale);
  const names = (lines: Told['lines']) => list.format(lines.map(({ name }) => name));

  switch (site.state) {
    case 'waiting':
      if (!site.lastSeenAt) return [{ key: 'sentence.waiting', values: {} }];
      return [{ key: total === 0 ? 'sentence.unnamed' : 'sentence.starting', values: {} }];
    case 'up':
      return [{ key: 'sentence.up', values: { total } }];
    case 'offline':
      if (now - Date.parse(site.lastSeenAt ?? site.since) < RECONNECT_MS) {
        return [{ key: 'sentence.reconnecting', values: {} }];
      }
      return [
        { key: 'sentence.offline', values: { duration: since(site.lastSeenAt) } },
        { key: 'sentence.offline-detail', values: {} },
      ];
    case 'down':
      return [
        { key: 'sentence.down', values: { total, duration: since(site.since) } },
        { key: 'sentence.down-detail', values: {} },
      ];
    case 'degraded': {
      const opening: Sentence = { key: 'sentence.degraded', values: { up: working.length, total } };
      const worst = failed[0];
      if (!worst) return [opening, { key: 'sentence.unknown-lines', values: {} }];
      const detail: Sentence = {
        key: 'sentence.degraded-detail',
        values: {
          count: failed.length,
          failed: names(failed),
          cause: failed.length === 1 ? selectKey(worst.cause ?? 'silent') : 'other',
          duration: since(worst.since),
          working: names(working),
          others: working.length > MOST_NAMED ? working.length : 0,
        },
      };
      return [opening, detail];
    }
  }
}
