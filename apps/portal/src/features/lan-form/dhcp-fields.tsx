'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/design/check-field';
import { TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import { withDhcp } from './lan-draft';
import type { LanPartProps } from './lan-section';

/** Addresses and names that the box gives to the LAN. */
export function DhcpFields({ form, lan, onChange }: LanPartProps) {
  const t = useTranslations();
  const { dhcp } = lan;
  const field = partFields(form, dhcp, 'lan.dhcp', (changed, at) => onChange({ ...lan, dhcp: changed }, at));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        <CheckField
          label={t('lan-form.dhcp')}
          hint={t('lan-form.dhcp-hint')}
          error={form.errorAt('lan.dhcp')}
          checked={dhcp.on}
          onChange={(on) => onChange({ ...lan, dhcp: withDhcp(lan, on) }, 'lan.dhcp')}
        />
        {dhcp.on && (
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            <TextField label={t('lan-form.first')} inputMode="decimal" {...field('first')} />
            <TextField label={t('lan-form.last')} inputMode="decimal" {...field('last')} />
            <TextField
              label={t('lan-form.lease')}
              inputMode="numeric"
              suffix={t('unit.minutes')}
              className="max-sm:col-span-2"
              {...field('leaseMinutes')}
            />
          </div>
        )}
      </div>
      <CheckField
        label={t('lan-form.dns')}
        hint={t('lan-form.dns-hint')}
        error={form.errorAt('lan.dns')}
        checked={lan.dns}
        onChange={(dns) => onChange({ ...lan, dns }, 'lan.dns')}
      />
      <CheckField
        label={t('lan-form.ipv6')}
        hint={t('lan-form.ipv6-hint', { network: form.ipv6Network ?? 'none' })}
        error={form.errorAt('lan.ipv6')}
        checked={lan.ipv6}
        onChange={(ipv6) => onChange({ ...lan, ipv6 }, 'lan.ipv6')}
      />
    </div>
  );
}
