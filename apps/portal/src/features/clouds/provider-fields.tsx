'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { TokenField } from '@/design/token-field';
import type { Refusal } from '@/features/session/refusal';
import { type AccountDraft, fieldsOf } from './account-draft';

interface ProviderFieldsProps {
  draft: AccountDraft;
  refusal: Refusal;
  /** Whether the account has keys already: those not typed stay. */
  present: boolean;
  onChange: (part: Partial<AccountDraft>) => void;
}

/** What a provider's keys are called there, each with where to find it in the provider's console. */
export function ProviderFields({ draft, refusal, present, onChange }: ProviderFieldsProps) {
  const t = useTranslations();
  const { provider, settings, secrets, zones } = draft;
  const fields = fieldsOf(provider);
  return (
    <>
      <p className="text-sm text-ink-soft">{t(`clouds.how.${provider}`)}</p>
      {fields.settings.map((key) => (
        <TextField
          key={`${provider}.${key}`}
          label={t(`clouds.field.${key}`)}
          hint={t(`clouds.where.${provider}-${key}` as 'clouds.where.ovh-projectId')}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          className="max-w-md"
          value={settings[key]}
          error={refusal.at(`settings.${key}`)}
          onChange={(event) => onChange({ settings: { ...settings, [key]: event.target.value } })}
        />
      ))}
      {fields.secrets.map((key) => (
        <TextField
          key={`${provider}.${key}`}
          type="password"
          label={t(`clouds.field.${key}`)}
          hint={`${t(`clouds.where.${provider}-${key}` as 'clouds.where.ovh-consumerKey')} ${present ? t('clouds.unchanged') : ''}`.trim()}
          autoComplete="new-password"
          className="max-w-md"
          value={secrets[key]}
          error={refusal.at(`secrets.${key}`)}
          onChange={(event) => onChange({ secrets: { ...secrets, [key]: event.target.value } })}
        />
      ))}
      {fields.zones && (
        <TokenField
          label={t('clouds.field.zones')}
          hint={t('clouds.where.scaleway-zones')}
          placeholder="fr-par-1"
          className="max-w-md"
          values={zones}
          errorOf={(place) => refusal.at(`settings.zones.${place}`)}
          removeLabel={(what) => t('clouds.remove-zone', { what })}
          onChange={(next) => onChange({ zones: next })}
        />
      )}
    </>
  );
}
