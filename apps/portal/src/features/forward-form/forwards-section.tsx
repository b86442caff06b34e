'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { emptyForward, type ForwardDraft } from './forward-draft';
import { ForwardFields } from './forward-fields';

/** Ports of the public address that lead to a host of the LAN. */
export function ForwardsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const put = (portForwards: ForwardDraft[], at: string) => form.change({ ...draft, portForwards }, at);
  return (
    <Section title={t('form.forwards')} hint={t('form.forwards-hint')}>
      <div className="flex flex-col gap-3">
        {draft.portForwards.length === 0 && (
          <p className="text-sm text-ink-soft">{t('form.forwards-empty')}</p>
        )}
        {draft.portForwards.map((forward, place) => (
          <ForwardFields
            key={forward.key}
            form={form}
            place={place}
            forward={forward}
            onChange={(changed, at) => put(replaceAt(draft.portForwards, place, changed), at)}
            onRemove={() => put(removeAt(draft.portForwards, place), 'portForwards')}
          />
        ))}
        <Button
          look="plain"
          className="self-start"
          onClick={() => put([...draft.portForwards, emptyForward()], 'portForwards')}
        >
          <Plus aria-hidden className="size-4" />
          {t('form.add-forward')}
        </Button>
      </div>
    </Section>
  );
}
