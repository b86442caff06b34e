'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { useGrowingList } from '@/design/use-growing-list';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { ForwardCard } from './forward-card';
import { emptyForward, type ForwardDraft } from './forward-draft';
import { OpeningsSection } from './openings-section';

/** What of the LAN the internet reaches: by ports of the public address, and by IPv6 at devices' own. */
export function ForwardsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const { list, isNew, added, removed } = useGrowingList<HTMLDivElement>();
  const put = (portForwards: ForwardDraft[], at: string) => form.change({ ...draft, portForwards }, at);
  function add() {
    const forward = emptyForward();
    put([...draft.portForwards, forward], 'portForwards');
    added(forward.key);
  }
  return (
    <>
      <Section title={t('form.forwards')} hint={t('form.forwards-hint')}>
        <div ref={list} className="flex flex-col gap-3">
          {draft.portForwards.length === 0 && (
            <p className="text-sm text-ink-soft">{t('form.forwards-empty')}</p>
          )}
          <ul className="flex flex-col gap-2.5">
            {draft.portForwards.map((forward, place) => (
              <ForwardCard
                key={forward.key}
                form={form}
                place={place}
                forward={forward}
                fresh={isNew(forward.key)}
                onChange={(changed, at) => put(replaceAt(draft.portForwards, place, changed), at)}
                onRemove={() => {
                  put(removeAt(draft.portForwards, place), 'portForwards');
                  removed();
                }}
              />
            ))}
          </ul>
          <Button look="plain" data-add className="self-start" onClick={add}>
            <Plus aria-hidden className="size-4" />
            {t('form.add-forward')}
          </Button>
        </div>
      </Section>
      <OpeningsSection form={form} />
    </>
  );
}
