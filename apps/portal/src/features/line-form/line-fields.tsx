'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { StrandSwatch } from '@/design/strand-swatch';
import { LINE_KINDS } from '../site-form/draft';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { AccessFields } from './access-fields';
import { AllowanceFields } from './allowance-fields';
import type { LineDraft } from './line-draft';
import { RateFields } from './rate-fields';
import { RoleFields } from './role-fields';

export interface LinePartProps {
  form: SiteForm;
  /** Where the line stands in the request. */
  path: string;
  line: LineDraft;
  /** Takes the changed line; refusals at or below `at` are forgotten. */
  onChange: (line: LineDraft, at: string) => void;
}

interface LineFieldsProps extends Omit<LinePartProps, 'path'> {
  place: number;
  /** The strand by which the line is known everywhere. */
  strand: number;
  brief: boolean;
  /** Null while the site has no line to spare. */
  onRemove: (() => void) | null;
}

/** All about one line. */
export function LineFields({ form, place, strand, line, brief, onChange, onRemove }: LineFieldsProps) {
  const t = useTranslations();
  const part = { form, line, path: `lines.${place}`, onChange };
  const field = partFields(form, line, part.path, onChange);
  const title = line.name || t('form.line', { place: place + 1 });
  return (
    <fieldset data-member className="rounded-xl border border-edge p-3.5 sm:p-4">
      <legend className="sr-only">{title}</legend>
      <div className="mb-3 flex min-h-8 items-center gap-2">
        <StrandSwatch index={strand} />
        <span className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</span>
        {onRemove && (
          <Button look="quiet" size="sm" onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
            {t('form.remove')}
            <span className="sr-only">{line.name}</span>
          </Button>
        )}
      </div>
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <TextField
            label={t('form.line-name')}
            placeholder={t('form.line-name-example')}
            className="max-sm:col-span-2"
            {...field('name')}
          />
          <SelectField label={t('form.kind')} {...field('kind')}>
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
            {...field('interface')}
          />
          <AccessFields {...part} brief={brief} />
        </div>
        <RateFields {...part} brief={brief} />
        {!brief && <RoleFields {...part} />}
        {!brief && <AllowanceFields {...part} />}
      </div>
    </fieldset>
  );
}
