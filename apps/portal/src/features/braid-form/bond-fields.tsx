'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import type { BraidDraft } from './braid-draft';

const MODES = ['balance-rr', 'balance-xor', 'active-backup'] as const;
const HASHES = ['layer2', 'layer2+3', 'layer3+4'] as const;
const MONITORS = ['watcher', 'arp'] as const;

interface BondFieldsProps {
  form: SiteForm;
  braid: BraidDraft;
  onChange: (braid: BraidDraft, at: string) => void;
}

/** Settings of Linux's bonding driver. */
export function BondFields({ form, braid, onChange }: BondFieldsProps) {
  const t = useTranslations();
  const field = partFields(form, braid, 'braid', onChange);
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        label={t('braid-form.mode')}
        hint={t(`braid-form.mode-hint.${braid.mode}`)}
        {...field('mode')}
      >
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {mode}
          </option>
        ))}
      </SelectField>
      {braid.mode === 'balance-xor' && (
        <SelectField label={t('braid-form.hash')} hint={t('braid-form.hash-hint')} {...field('hash')}>
          {HASHES.map((hash) => (
            <option key={hash} value={hash}>
              {hash}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t('braid-form.monitor')}
        hint={t(`braid-form.monitor-hint.${braid.monitor}`)}
        {...field('monitor')}
      >
        {MONITORS.map((monitor) => (
          <option key={monitor} value={monitor}>
            {t(`braid-form.monitors.${monitor}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
