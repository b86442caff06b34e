'use client';

import { useTranslations } from 'next-intl';
import { ChoiceCards } from '@/design/choice-cards';
import { TextField } from '@/design/field';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { LanPartProps } from './lan-section';
import { ModePicture } from './mode-picture';

const MODES = ['routed', 'one-arm', 'in-front'] as const;

/** How the box stands in the LAN. */
export function ModeFields({ form, lan, onChange }: LanPartProps) {
  const t = useTranslations();
  const field = partFields(form, lan, 'lan.mode', onChange);
  return (
    <div className="flex flex-col gap-4">
      <ChoiceCards
        legend={t('lan-form.mode-title')}
        quietLegend
        value={lan.mode}
        error={form.errorAt('lan.mode') ?? form.errorAt('lan.mode.kind')}
        onChange={(mode) => onChange({ ...lan, mode }, 'lan.mode')}
        options={MODES.map((mode) => ({
          value: mode,
          title: t(`lan-form.mode.${mode}.name`),
          text: t(`lan-form.mode.${mode}.text`),
          picture: <ModePicture mode={mode} />,
        }))}
      />
      {lan.mode === 'in-front' && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('lan-form.router')}
            hint={t('lan-form.router-hint')}
            inputMode="decimal"
            {...field('router')}
          />
          <TokenField
            label={t('lan-form.networks')}
            hint={t('lan-form.networks-hint')}
            placeholder="10.20.0.0/16"
            values={lan.networks}
            error={form.errorAt('lan.mode.networks')}
            errorOf={(place) => form.errorWithin(`lan.mode.networks.${place}`)}
            removeLabel={(what) => t('rule-form.remove-value', { what })}
            onChange={(networks) => onChange({ ...lan, networks }, 'lan.mode.networks')}
          />
        </div>
      )}
    </div>
  );
}
