'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import type { ForwardDraft } from './forward-draft';

interface ForwardFieldsProps {
  form: SiteForm;
  place: number;
  forward: ForwardDraft;
  onChange: (forward: ForwardDraft, at: string) => void;
  onRemove: () => void;
}

/** One port forward: which ports, where to, and for whom. */
export function ForwardFields({ form, place, forward, onChange, onRemove }: ForwardFieldsProps) {
  const t = useTranslations();
  const path = `portForwards.${place}`;
  const field = partFields(form, forward, path, onChange);
  const what = forward.name || t('form.forward', { place: place + 1 });
  return (
    <fieldset className="rounded-xl border border-edge p-3.5 sm:p-4">
      <legend className="sr-only">{t('form.forward', { place: place + 1 })}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1.4fr_0.9fr_0.9fr_auto] sm:items-start">
        <TextField label={t('form.forward-name')} className="max-sm:col-span-2" {...field('name')} />
        <SelectField label={t('form.protocol')} {...field('protocol')}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </SelectField>
        <TextField label={t('form.public-ports')} placeholder="8000-8010" {...field('publicPorts')} />
        <Button
          look="quiet"
          size="icon"
          className="max-sm:order-last max-sm:col-span-2 max-sm:justify-self-end sm:mt-6.5"
          aria-label={t('form.remove-forward', { name: what })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
        <TextField label={t('form.to-address')} inputMode="decimal" {...field('toAddress')} />
        <TextField label={t('form.to-port')} inputMode="numeric" {...field('toPort')} />
        <TokenField
          label={t('form.forward-sources')}
          hint={t('form.forward-sources-hint')}
          placeholder={t('form.everybody')}
          className="col-span-full"
          values={forward.sources}
          error={form.errorAt(`${path}.sources`)}
          errorOf={(at) => form.errorWithin(`${path}.sources.${at}`)}
          removeLabel={(value) => t('rule-form.remove-value', { what: value })}
          onChange={(sources) => onChange({ ...forward, sources }, `${path}.sources`)}
        />
      </div>
    </fieldset>
  );
}
