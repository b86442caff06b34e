'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/design/field';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import type { MatchDraft } from './match-draft';
import type { KnownDevice } from './match-words';

interface MatchFieldsProps {
  form: SiteForm;
  match: MatchDraft;
  /** Where the match stands in the request. */
  path: string;
  devices: readonly KnownDevice[];
  onChange: (match: MatchDraft, at: string) => void;
}

/** Which traffic a rule means: all that is given must fit, and of each list one. */
export function MatchFields({ form, match, path, devices, onChange }: MatchFieldsProps) {
  const t = useTranslations();
  const field = partFields(form, match, path, onChange);
  const list = (name: 'ports' | 'to' | 'from') => ({
    label: t(`rule-form.${name}`),
    hint: t(`rule-form.${name}-hint`),
    values: match[name],
    error: form.errorAt(`${path}.${name}`),
    errorOf: (place: number) => form.errorWithin(`${path}.${name}.${place}`),
    removeLabel: (what: string) => t('rule-form.remove-value', { what }),
    // What is wrong with the match as a whole may be mended by any of its lists.
    onChange: (values: string[]) => onChange({ ...match, [name]: values }, path),
  });
  const whole = form.errorAt(path);
  return (
    <div className="grid gap-3 sm:grid-cols-[9rem_1fr]">
      <SelectField label={t('form.protocol')} {...field('protocol')} error={form.errorAt(`${path}.protocol`)}>
        <option value="any">{t('rule-form.any-protocol')}</option>
        <option value="tcp">TCP</option>
        <option value="udp">UDP</option>
      </SelectField>
      <TokenField
        {...list('ports')}
        placeholder="443, 5000-5100"
        error={whole ?? form.errorAt(`${path}.ports`)}
      />
      <TokenField {...list('to')} placeholder="example.com, 198.51.100.0/24" className="sm:col-span-2" />
      <TokenField {...list('from')} known={devices} placeholder="192.168.10.40" className="sm:col-span-2" />
    </div>
  );
}
