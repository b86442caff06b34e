'use client';

import type { Relay } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { Meter } from '@/design/meter';

/** How far the sites of a relay are that is lost or to stand empty. */
export function RelayEmptying({ relay: { emptying } }: { relay: Relay }) {
  const t = useTranslations();
  if (emptying === null) return null;
  const { moved, left, stranded, lingering } = emptying;
  const all = moved + left;
  if (all + lingering === 0) return null;
  return (
    <Card aria-labelledby="emptying-title">
      <CardTitle id="emptying-title">{t('relay.emptying.title')}</CardTitle>
      <div aria-live="polite" className="flex flex-col gap-1.5 text-[13px] text-ink-soft">
        <Meter percent={all === 0 ? 100 : (100 * moved) / all} look="room" className="text-ink">
          {t('relay.emptying.moved', { moved, all })}
        </Meter>
        {stranded > 0 && <p className="text-bad">{t('relay.emptying.stranded', { count: stranded })}</p>}
        {lingering > 0 && <p>{t('relay.emptying.lingering', { count: lingering })}</p>}
      </div>
    </Card>
  );
}
