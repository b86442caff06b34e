'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { StrandSwatch } from '@/design/strand-swatch';
import { LINE_KINDS, type LineDraft } from './draft';
import type { SiteForm } from './use-site-form';

interface LineFieldsProps {
  form: SiteForm;
  place: number;
  line: LineDraft;
  removable: boolean;
}

/** The fields of one line. */
export function LineFields({ form, place, line, removable }: LineFieldsProps) {
  const t = useTranslations();
  const path = `lines.${place}`;
  const put = (part: Partial<LineDraft>, at: string) =>
    form.change(
      {
        ...form.draft,
        lines: form.draft.lines.map((other, i) => (i === place ? { ...other, ...part } : other)),
      },
      `${path}.${at}`,
    );
  const text = (field: 'name' | 'interface' | 'address' | 'gateway' | 'down' | 'up', at: string) => ({
    value: line[field],
    error: form.errorAt(`${path}.${at}`),
    onChange: (event: { target: { value: string } }) => put({ [field]: event.target.value }, at),
  });
  return (
    <fieldset className="rounded-xl border border-edge p-3.5 sm:p-4">
      <legend className="sr-only">{t('form.line', { place: place + 1 })}</legend>
      <div className="mb-3 flex items-center gap-2">
        <StrandSwatch index={place + 1} />
        <span className="flex-1 text-sm font-semibold">
          {line.name || t('form.line', { place: place + 1 })}
        </span>
        {removable && (
          <Button
            look="quiet"
            size="sm"
            onClick={() =>
              form.change({ ...form.draft, lines: form.draft.lines.filter((_, i) => i !== place) }, 'lines')
            }
          >
            <Trash2 aria-hidden className="size-4" />
            {t('form.remove')}
            <span className="sr-only">{line.name}</span>
          </Button>
        )}
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <TextField
          label={t('form.line-name')}
          placeholder={t('form.line-name-example')}
          className="max-sm:col-span-2"
          {...text('name', 'name')}
        />
        <SelectField
          label={t('form.kind')}
          value={line.kind}
          onChange={(event) => put({ kind: event.target.value as LineDraft['kind'] }, 'kind')}
        >
          {LINE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('form.interface')}
          autoCapitalize="off"
          spellCheck={false}
          {...text('interface', 'interface')}
        />
        <SelectField
          label={t('form.addressing')}
          className="max-sm:col-span-2"
          value={line.method}
          onChange={(event) => put({ method: event.target.value as LineDraft['method'] }, 'addressing')}
        >
          <option value="automatic">{t('form.automatic')}</option>
          <option value="static">{t('form.static')}</option>
        </SelectField>
        <TextField
          label={t('form.contract-down')}
          inputMode="decimal"
          suffix={t('unit.mbit')}
          {...text('down', 'contract.downKbit')}
        />
        <TextField
          label={t('form.contract-up')}
          inputMode="decimal"
          suffix={t('unit.mbit')}
          {...text('up', 'contract.upKbit')}
        />
        {line.method === 'static' && (
          <>
            <TextField
              label={t('form.address')}
              placeholder="192.168.1.2/24"
              className="sm:col-start-1"
              {...text('address', 'addressing.address')}
            />
            <TextField
              label={t('form.gateway')}
              placeholder="192.168.1.1"
              {...text('gateway', 'addressing.gateway')}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
