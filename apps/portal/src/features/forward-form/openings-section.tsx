'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { useGrowingList } from '@/design/use-growing-list';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { OpeningCard } from './opening-card';
import { emptyOpening, type OpeningDraft } from './opening-draft';

const MOST_OPENINGS = 100;

/** Devices of the LAN that the internet reaches by IPv6. */
export function OpeningsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const { openings, ipv6 } = draft.lan;
  const { list, isNew, added, removed } = useGrowingList<HTMLDivElement>();
  const put = (changed: OpeningDraft[], at: string) =>
    form.change({ ...draft, lan: { ...draft.lan, openings: changed } }, at);
  function add() {
    const opening = emptyOpening();
    put([...openings, opening], 'lan.openings');
    added(opening.key);
  }
  return (
    <Section title={t('opening-form.title')} hint={t('opening-form.hint')}>
      <div ref={list} className="flex flex-col gap-3">
        {openings.length === 0 && (
          <p className="text-sm text-ink-soft">{t(ipv6 ? 'opening-form.empty' : 'opening-form.no-ipv6')}</p>
        )}
        <ul className="flex flex-col gap-2.5">
          {openings.map((opening, place) => (
            <OpeningCard
              key={opening.key}
              form={form}
              place={place}
              opening={opening}
              fresh={isNew(opening.key)}
              onChange={(changed, at) => put(replaceAt(openings, place, changed), at)}
              onRemove={() => {
                put(removeAt(openings, place), 'lan.openings');
                removed();
              }}
            />
          ))}
        </ul>
        {ipv6 && openings.length < MOST_OPENINGS && (
          <Button look="plain" data-add className="self-start" onClick={add}>
            <Plus aria-hidden className="size-4" />
            {t('opening-form.add')}
          </Button>
        )}
      </div>
    </Section>
  );
}
