'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import type { LinePartProps } from './line-fields';

const ModemFields = dynamic(() => import('./radio-fields').then((part) => part.ModemFields));
const WifiFields = dynamic(() => import('./radio-fields').then((part) => part.WifiFields));

const METHODS = ['automatic', 'dhcp', 'static', 'pppoe', 'modem', 'wifi'] as const;

/** Methods of which fields of their own are refused, and not the method as a whole. */
const WITH_FIELDS: readonly string[] = ['static', 'pppoe', 'modem', 'wifi'];

/** How a line gets its address; cells of the line's grid. */
export function AccessFields({ brief, ...part }: LinePartProps & { brief: boolean }) {
  const { form, path, line, onChange } = part;
  const t = useTranslations();
  const field = partFields(form, line, path, onChange);
  const methods = METHODS.filter((method) => !brief || method === 'automatic' || method === 'static');
  return (
    <>
      <SelectField
        label={t('form.addressing')}
        hint={brief ? undefined : t(`line-form.method-hint.${line.method}`)}
        className="col-span-2"
        {...field('method', WITH_FIELDS.includes(line.method) ? 'addressing.method' : 'addressing')}
      >
        {methods.map((method) => (
          <option key={method} value={method}>
            {t(`line-form.method.${method}`)}
          </option>
        ))}
      </SelectField>
      {!brief && line.method !== 'modem' && line.method !== 'wifi' && (
        <TextField
          label={t('line-form.vlan')}
          hint={t('line-form.vlan-hint')}
          inputMode="numeric"
          className="max-sm:col-span-2"
          {...field('vlan')}
        />
      )}
      {line.method === 'pppoe' && (
        <>
          <TextField
            label={t('line-form.user')}
            autoComplete="off"
            className="sm:col-start-1"
            {...field('user', 'addressing.user')}
          />
          <TextField
            label={t('line-form.password')}
            hint={t('line-form.password-hint')}
            type="password"
            autoComplete="new-password"
            {...field('password', 'addressing.password')}
          />
        </>
      )}
      {line.method === 'modem' && <ModemFields {...part} />}
      {line.method === 'wifi' && <WifiFields {...part} />}
      {line.method === 'static' && (
        <>
          <TextField
            label={t('form.address')}
            hint={t('form.address-hint')}
            placeholder="192.168.1.2/24"
            className="sm:col-start-1"
            {...field('address', 'addressing.address')}
          />
          <TextField
            label={t('form.gateway')}
            placeholder="192.168.1.1"
            {...field('gateway', 'addressing.gateway')}
          />
        </>
      )}
    </>
  );
}
