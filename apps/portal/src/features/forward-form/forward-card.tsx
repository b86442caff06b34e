'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { DoorCard } from './door-card';
import type { DoorPart } from './door-list';
import { type ForwardDraft, forwardWords } from './forward-draft';

/** One port forward: which ports, where to, and for whom. */
export function ForwardCard({ form, ...part }: DoorPart<ForwardDraft> & { form: SiteForm }) {
  const t = useTranslations();
  const { door, place, fresh, onChange, onRemove } = part;
  const path = `portForwards.${place}`;
  const field = partFields(form, door, path, onChange);
  const what = door.name || t('form.forward', { place: place + 1 });
  return (
    <DoorCard
      form={form}
      path={path}
      door={door}
      title={what}
      summary={forwardWords(door)}
      removeLabel={t('form.remove-forward', { name: what })}
      sourcesHint={t('form.forward-sources-hint')}
      fresh={fresh}
      onChange={onChange}
      onRemove={onRemove}
    >
      <TextField label={t('form.public-ports')} placeholder="8000-8010" {...field('publicPorts')} />
      <TextField label={t('form.to-address')} inputMode="decimal" {...field('toAddress')} />
      <TextField label={t('form.to-port')} inputMode="numeric" {...field('toPort')} />
    </DoorCard>
  );
}
