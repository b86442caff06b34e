'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { emptyOpening, type OpeningDraft } from './opening-draft';
import { OpeningFields } from './opening-fields';

const MOST_OPENINGS = 100;

/** Devices of the LAN that the internet reaches by IPv6. */
export function OpeningsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const { openings, ipv6 } = draft.lan;
  const put = (changed: OpeningDraft[], at: string) =>
    form.change({ ...draft, lan: { ...draft.lan, openings: changed } }, at);
  const empty = ipv6 ? t('opening-form.empty') : t('opening-form.no-ipv6');
  return (
    <Section title={t('opening-form.title')} hint={t('opening-form.hint')}>
      <div className="flex flex-col gap-3">
        {openings.length === 0 && <p className="text-sm text-ink-soft">{empty}</p>}
        {openings.map((opening, place) => (
          <OpeningFields
            key={opening.key}
            form={form}
            place={place}
            opening={opening}
            onChange={(changed, at) => put(replaceAt(openings, place, changed), at)}
            onRemove={() => put(removeAt(openings, place), 'lan.openings')}
          />
        ))}
        {ipv6 && openings.length < MOST_OPENINGS && (
          <Button
            look="plain"
            className="self-start"
            onClick={() => put([...openings, emptyOpening()], 'lan.openings')}
          >
            <Plus aria-hidden className="size-4" />
            {t('opening-form.add')}
          </Button>
        )}
      </div>
    </Section>
  );
}
