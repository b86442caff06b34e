'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { DoorCard } from './door-card';
import type { DoorPart } from './door-list';
import { type OpeningDraft, openingWords } from './opening-draft';

/** One opening for IPv6: which ports, of which device, and for whom. */
export function OpeningCard({ form, ...part }: DoorPart<OpeningDraft> & { form: SiteForm }) {
  const t = useTranslations();
  const { door, place, fresh, onChange, onRemove } = part;
  const path = `lan.openings.${place}`;
  const field = partFields(form, door, path, onChange);
  const what = door.name || t('opening-form.opening', { place: place + 1 });
  return (
    <DoorCard
      form={form}
      path={path}
      door={door}
      title={what}
      summary={openingWords(door)}
      removeLabel={t('opening-form.remove', { name: what })}
      sourcesHint={t('opening-form.sources-hint')}
      fresh={fresh}
      onChange={onChange}
      onRemove={onRemove}
    >
      <TextField label={t('opening-form.ports')} placeholder="8000-8010" {...field('ports')} />
      <TextField
        label={t('opening-form.host')}
        hint={t('opening-form.host-hint', { network: form.ipv6Network ?? 'none' })}
        placeholder="::20c:29ff:fe01:2"
        autoCapitalize="off"
        spellCheck={false}
        className="col-span-full"
        {...field('host')}
      />
    </DoorCard>
  );
}
