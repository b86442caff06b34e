'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import type { OpeningDraft } from './opening-draft';

interface OpeningFieldsProps {
  form: SiteForm;
  place: number;
  opening: OpeningDraft;
  onChange: (opening: OpeningDraft, at: string) => void;
  onRemove: () => void;
}

/** One opening for IPv6: which ports, of which device, and for whom. */
export function OpeningFields({ form, place, opening, onChange, onRemove }: OpeningFieldsProps) {
  const t = useTranslations();
  const path = `lan.openings.${place}`;
  const field = partFields(form, opening, path, onChange);
  const legend = t('opening-form.opening', { place: place + 1 });
  return (
    <fieldset className="rounded-xl border border-edge p-3.5 sm:p-4">
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1.4fr_0.9fr_0.9fr_auto] sm:items-start">
        <TextField label={t('form.forward-name')} className="max-sm:col-span-2" {...field('name')} />
        <SelectField label={t('form.protocol')} {...field('protocol')}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </SelectField>
        <TextField label={t('opening-form.ports')} placeholder="8000-8010" {...field('ports')} />
        <Button
          look="quiet"
          size="icon"
          className="max-sm:order-last max-sm:col-span-2 max-sm:justify-self-end sm:mt-6.5"
          aria-label={t('opening-form.remove', { name: opening.name || legend })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
        <TextField
          label={t('opening-form.host')}
          hint={t('opening-form.host-hint')}
          placeholder="::20c:29ff:fe01:2"
          autoCapitalize="off"
          spellCheck={false}
          className="col-span-full"
          {...field('host')}
        />
        <TokenField
          label={t('form.forward-sources')}
          hint={t('form.forward-sources-hint')}
          placeholder={t('form.everybody')}
          className="col-span-full"
          values={opening.sources}
          error={form.errorAt(`${path}.sources`)}
          errorOf={(at) => form.errorWithin(`${path}.sources.${at}`)}
          removeLabel={(value) => t('rule-form.remove-value', { what: value })}
          onChange={(sources) => onChange({ ...opening, sources }, `${path}.sources`)}
        />
      </div>
    </fieldset>
  );
}
