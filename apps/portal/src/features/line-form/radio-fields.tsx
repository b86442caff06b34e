'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/design/check-field';
import { SelectField, TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { LinePartProps } from './line-fields';

const IP_TYPES = ['ipv4', 'ipv4v6'] as const;
const SECURITIES = ['wpa', 'open'] as const;
const BANDS = ['any', '2.4', '5'] as const;

/** Ties fields to what the line's radio is told. */
function radioFields({ form, path, line, onChange }: LinePartProps) {
  return partFields(form, line.radio, `${path}.addressing`, (radio, at) => onChange({ ...line, radio }, at));
}

/** What a mobile network wants to know; cells of the line's grid. */
export function ModemFields(part: LinePartProps) {
  const t = useTranslations('line-form');
  const radio = radioFields(part);
  const field = partFields(part.form, part.line, part.path, part.onChange);
  return (
    <>
      <TextField
        label={t('apn')}
        hint={t('apn-hint')}
        placeholder="orange.fr"
        autoCapitalize="off"
        spellCheck={false}
        className="sm:col-start-1"
        {...radio('apn')}
      />
      <TextField
        label={t('pin')}
        hint={t('pin-hint')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        {...radio('pin')}
      />
      <TextField label={t('imei')} hint={t('imei-hint')} inputMode="numeric" {...radio('device')} />
      <TextField label={t('apn-user')} autoComplete="off" {...field('user', 'addressing.user')} />
      <TextField
        label={t('apn-password')}
        hint={t('apn-user-hint')}
        type="password"
        autoComplete="new-password"
        {...field('password', 'addressing.password')}
      />
      <SelectField label={t('ip-type')} {...radio('ipType')}>
        {IP_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`ip-types.${type}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Which Wi-Fi network, and how to get in; cells of the line's grid. */
export function WifiFields(part: LinePartProps) {
  const t = useTranslations('line-form');
  const { path, line, onChange } = part;
  const radio = radioFields(part);
  const field = partFields(part.form, line, path, onChange);
  return (
    <>
      <TextField label={t('ssid')} autoCapitalize="off" className="sm:col-start-1" {...radio('ssid')} />
      <SelectField label={t('security')} {...radio('security')}>
        {SECURITIES.map((security) => (
          <option key={security} value={security}>
            {t(`securities.${security}`)}
          </option>
        ))}
      </SelectField>
      {line.radio.security === 'wpa' && (
        <TextField
          label={t('passphrase')}
          hint={t('password-hint')}
          type="password"
          autoComplete="new-password"
          className="max-sm:col-span-2"
          {...field('password', 'addressing.password')}
        />
      )}
      <TextField
        label={t('country')}
        hint={t('country-hint')}
        placeholder="FR"
        maxLength={2}
        className="sm:col-start-1"
        {...radio('country')}
      />
      <SelectField label={t('band')} {...radio('band')}>
        {BANDS.map((band) => (
          <option key={band} value={band}>
            {band === 'any' ? t('any-band') : `${band} GHz`}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('hidden')}
        className="col-span-full"
        checked={line.radio.hidden}
        onChange={(hidden) => onChange({ ...line, radio: { ...line.radio, hidden } }, `${path}.addressing.hidden`)}
      />
    </>
  );
}
