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
  const t = useTranslations();
  const radio = radioFields(part);
  const field = partFields(part.form, part.line, part.path, part.onChange);
  return (
    <>
      <TextField
        label={t('line-form.apn')}
        hint={t('line-form.apn-hint')}
        placeholder="orange.fr"
        autoCapitalize="off"
        spellCheck={false}
        className="sm:col-start-1"
        {...radio('apn')}
      />
      <TextField
        label={t('line-form.pin')}
        hint={t('line-form.pin-hint')}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        {...radio('pin')}
      />
      <TextField
        label={t('line-form.imei')}
        hint={t('line-form.imei-hint')}
        inputMode="numeric"
        {...radio('device')}
      />
      <TextField label={t('line-form.apn-user')} autoComplete="off" {...field('user', 'addressing.user')} />
      <TextField
        label={t('line-form.apn-password')}
        hint={t('line-form.apn-user-hint')}
        type="password"
        autoComplete="new-password"
        {...field('password', 'addressing.password')}
      />
      <SelectField label={t('line-form.ip-type')} {...radio('ipType')}>
        {IP_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`line-form.ip-types.${type}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Which Wi-Fi network, and how to get in; cells of the line's grid. */
export function WifiFields(part: LinePartProps) {
  const t = useTranslations();
  const { path, line, onChange } = part;
  const radio = radioFields(part);
  const field = partFields(part.form, line, path, onChange);
  return (
    <>
      <TextField
        label={t('line-form.ssid')}
        autoCapitalize="off"
        className="sm:col-start-1"
        {...radio('ssid')}
      />
      <SelectField
        label={t('line-form.security')}
        hint={line.radio.security === 'open' ? t('line-form.open-hint') : undefined}
        {...radio('security')}
      >
        {SECURITIES.map((security) => (
          <option key={security} value={security}>
            {t(`line-form.securities.${security}`)}
          </option>
        ))}
      </SelectField>
      {line.radio.security === 'wpa' && (
        <TextField
          label={t('line-form.passphrase')}
          hint={t('line-form.password-hint')}
          type="password"
          autoComplete="new-password"
          className="max-sm:col-span-2"
          {...field('password', 'addressing.password')}
        />
      )}
      <TextField
        label={t('line-form.country')}
        hint={t('line-form.country-hint')}
        placeholder="FR"
        maxLength={2}
        className="sm:col-start-1"
        {...radio('country')}
      />
      <SelectField label={t('line-form.band')} {...radio('band')}>
        {BANDS.map((band) => (
          <option key={band} value={band}>
            {band === 'any' ? t('line-form.any-band') : `${band} GHz`}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('line-form.hidden')}
        className="col-span-full"
        checked={line.radio.hidden}
        onChange={(hidden) =>
          onChange({ ...line, radio: { ...line.radio, hidden } }, `${path}.addressing.hidden`)
        }
      />
    </>
  );
}
