'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { FoldCard } from '@/design/fold-card';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { type ForwardDraft, forwardWords } from './forward-draft';

interface ForwardCardProps {
  form: SiteForm;
  place: number;
  forward: ForwardDraft;
  /** Whether it is open at first. */
  fresh: boolean;
  onChange: (forward: ForwardDraft, at: string) => void;
  onRemove: () => void;
}

/** One port forward: which ports, where to, and for whom. */
export function ForwardCard({ form, place, forward, fresh, onChange, onRemove }: ForwardCardProps) {
  const t = useTranslations();
  const path = `portForwards.${place}`;
  const field = partFields(form, forward, path, onChange);
  const what = forward.name || t('form.forward', { place: place + 1 });
  return (
    <FoldCard
      title={what}
      summary={forwardWords(forward)}
      refused={form.errorWithin(path) !== undefined}
      fresh={fresh}
      actions={
        <Button
          look="quiet"
          size="icon"
          aria-label={t('form.remove-forward', { name: what })}
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
        <TextField label={t('form.public-ports')} placeholder="8000-8010" {...field('publicPorts')} />
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
    </FoldCard>
  );
}
