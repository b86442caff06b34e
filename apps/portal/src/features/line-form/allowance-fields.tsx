'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/design/check-field';
import { SelectField, TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { LinePartProps } from './line-fields';

const WHEN_SPENT = ['warn', 'throttle', 'cut'] as const;

/** What a metered line may carry in a month. */
export function AllowanceFields({ form, path, line, onChange }: LinePartProps) {
  const t = useTranslations();
  const { allowance } = line;
  const at = `${path}.allowance`;
  const field = partFields(form, allowance, at, (changed, where) =>
    onChange({ ...line, allowance: changed }, where),
  );
  return (
    <div className="flex flex-col gap-3">
      <CheckField
        label={t('line-form.metered')}
        hint={allowance.metered ? undefined : t('line-form.metered-hint')}
        error={form.errorAt(at)}
        checked={allowance.metered}
        onChange={(metered) => onChange({ ...line, allowance: { ...allowance, metered } }, at)}
      />
      {allowance.metered && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1fr_1fr_1.5fr]">
          <TextField
            label={t('line-form.gigabytes')}
            inputMode="numeric"
            suffix={t('unit.gigabyte')}
            {...field('gigabytes')}
          />
          <TextField label={t('line-form.billing-day')} inputMode="numeric" {...field('billingDay')} />
          <SelectField
            label={t('line-form.when-spent')}
            className="max-sm:col-span-2"
            {...field('whenSpent')}
          >
            {WHEN_SPENT.map((what) => (
              <option key={what} value={what}>
                {t(`line-form.spent.${what}.name`)}
              </option>
            ))}
          </SelectField>
          {allowance.whenSpent === 'throttle' && (
            <TextField
              label={t('line-form.throttle')}
              inputMode="numeric"
              suffix="kbit/s"
              className="max-sm:col-span-2"
              {...field('throttleKbit')}
            />
          )}
          <p className="col-span-full -mt-1.5 text-[13px] text-ink-faint">
            {t(`line-form.spent.${allowance.whenSpent}.text`)} {t('line-form.warnings')}
          </p>
        </div>
      )}
    </div>
  );
}
