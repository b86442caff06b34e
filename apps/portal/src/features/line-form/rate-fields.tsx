'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { LinePartProps } from './line-fields';

/** What was promised of a line, and what it shall stay below. */
export function RateFields({ form, path, line, onChange, brief }: LinePartProps & { brief: boolean }) {
  const t = useTranslations();
  const contract = partFields(form, line.contract, `${path}.contract`, (rates, at) =>
    onChange({ ...line, contract: rates }, at),
  );
  const limit = partFields(form, line.limit, `${path}.limit`, (rates, at) =>
    onChange({ ...line, limit: rates }, at),
  );
  const unit = { inputMode: 'decimal', suffix: t('unit.mbit') } as const;
  return (
    <div
      className={brief ? 'grid grid-cols-2 gap-3 sm:grid-cols-3' : 'grid grid-cols-2 gap-3 sm:grid-cols-4'}
    >
      <TextField label={t('form.contract-down')} {...unit} {...contract('down', 'downKbit')} />
      <TextField label={t('form.contract-up')} {...unit} {...contract('up', 'upKbit')} />
      {!brief && (
        <>
          <TextField label={t('line-form.limit-down')} {...unit} {...limit('down', 'downKbit')} />
          <TextField label={t('line-form.limit-up')} {...unit} {...limit('up', 'upKbit')} />
          <p className="col-span-full -mt-1.5 text-[13px] text-ink-faint">{t('line-form.limit-hint')}</p>
        </>
      )}
    </div>
  );
}
