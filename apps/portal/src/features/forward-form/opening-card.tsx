'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { FoldCard } from '@/design/fold-card';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { type OpeningDraft, openingWords } from './opening-draft';

interface OpeningCardProps {
  form: SiteForm;
  place: number;
  opening: OpeningDraft;
  /** Whether it is open at first. */
  fresh: boolean;
  onChange: (opening: OpeningDraft, at: string) => void;
  onRemove: () => void;
}

/** One opening for IPv6: which ports, of which device, and for whom. */
export function OpeningCard({ form, place, opening, fresh, onChange, onRemove }: OpeningCardProps) {
  const t = useTranslations();
  const path = `lan.openings.${place}`;
  const field = partFields(form, opening, path, onChange);
  const what = opening.name || t('opening-form.opening', { place: place + 1 });
  return (
    <FoldCard
      title={what}
      summary={openingWords(opening)}
      refused={form.errorWithin(path) !== undefined}
      fresh={fresh}
      actions={
        <Button
          look="quiet"
          size="icon"
          aria-label={t('opening-form.remove', { name: what })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
      }
    >
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[1.4fr_0.9fr_0.9fr]">
        <TextField label={t('form.forward-name')} className="max-sm:col-span-2" {...field('name')} />
        <SelectField label={t('form.protocol')} {...field('protocol')}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </SelectField>
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
        <TokenField
          label={t('form.forward-sources')}
          hint={t('opening-form.sources-hint')}
          placeholder={t('form.everybody')}
          className="col-span-full"
          values={opening.sources}
          error={form.errorAt(`${path}.sources`)}
          errorOf={(at) => form.errorWithin(`${path}.sources.${at}`)}
          removeLabel={(value) => t('rule-form.remove-value', { what: value })}
          onChange={(sources) => onChange({ ...opening, sources }, `${path}.sources`)}
        />
      </div>
    </FoldCard>
  );
}
