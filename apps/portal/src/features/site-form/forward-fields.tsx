'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { emptyForward, type ForwardDraft } from './draft';
import { Section } from './site-fields';
import type { SiteForm } from './use-site-form';

/** Ports of the public address that lead to a host of the LAN. */
export function ForwardFields({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const put = (portForwards: ForwardDraft[], path: string) => form.change({ ...draft, portForwards }, path);
  return (
    <Section title={t('form.forwards')} hint={t('form.forwards-hint')}>
      <div className="flex flex-col gap-3">
        {draft.portForwards.map((forward, place) => {
          const path = `portForwards.${place}`;
          const change = (field: keyof ForwardDraft) => (event: { target: { value: string } }) =>
            put(
              draft.portForwards.map((other, i) =>
                i === place ? { ...other, [field]: event.target.value } : other,
              ),
              `${path}.${field}`,
            );
          const text = (field: 'name' | 'publicPorts' | 'toAddress' | 'toPort') => ({
            value: forward[field],
            error:
              form.errorAt(`${path}.${field}`) ??
              form.errorAt(`${path}.${field}.first`) ??
              form.errorAt(`${path}.${field}.last`),
            onChange: change(field),
          });
          return (
            <fieldset
              key={forward.key}
              className="grid grid-cols-2 gap-3 rounded-xl border border-edge p-3.5 sm:p-4 sm:grid-cols-[1.4fr_0.8fr_0.8fr_1.3fr_0.8fr_auto] sm:items-start"
            >
              <legend className="sr-only">{t('form.forward', { place: place + 1 })}</legend>
              <TextField label={t('form.forward-name')} className="max-sm:col-span-2" {...text('name')} />
              <SelectField label={t('form.protocol')} value={forward.protocol} onChange={change('protocol')}>
                <option value="tcp">TCP</option>
                <option value="udp">UDP</option>
              </SelectField>
              <TextField label={t('form.public-ports')} inputMode="numeric" {...text('publicPorts')} />
              <TextField label={t('form.to-address')} inputMode="decimal" {...text('toAddress')} />
              <TextField label={t('form.to-port')} inputMode="numeric" {...text('toPort')} />
              <Button
                look="quiet"
                size="icon"
                className="max-sm:col-span-2 max-sm:justify-self-end sm:mt-6.5"
                aria-label={t('form.remove-forward', { name: forward.name })}
                onClick={() =>
                  put(
                    draft.portForwards.filter((_, i) => i !== place),
                    'portForwards',
                  )
                }
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            </fieldset>
          );
        })}
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
