'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { useGrowingList } from '@/design/use-growing-list';
import { partFields, removeAt, replaceAt } from '../site-form/part-fields';
import { emptyDevice } from './lan-draft';
import type { LanPartProps } from './lan-section';

const MOST_DEVICES = 200;

/** Devices of the LAN that have a name, for the rules to use, and always the same address if one is given. */
export function DeviceList({ form, lan, onChange }: LanPartProps) {
  const t = useTranslations();
  const { devices } = lan;
  const { list, added, removed } = useGrowingList<HTMLDivElement>();
  const error = form.errorAt('lan.devices');
  return (
    <div ref={list} className="flex flex-col gap-3">
      {error && <p className="text-[13px] text-bad">{error}</p>}
      {devices.map((device, place) => {
        const field = partFields(form, device, `lan.devices.${place}`, (changed, at) =>
          onChange({ ...lan, devices: replaceAt(devices, place, changed) }, at),
        );
        const what = device.name || t('lan-form.device', { place: place + 1 });
        return (
          <fieldset
            key={device.key}
            data-member
            className="grid grid-cols-[1fr_auto] items-start gap-3 max-sm:rounded-xl max-sm:border max-sm:border-edge max-sm:p-3.5 sm:grid-cols-[1.2fr_1.2fr_1fr_auto]"
          >
            <legend className="sr-only">{what}</legend>
            <TextField label={t('lan-form.device-name')} className="max-sm:col-span-2" {...field('name')} />
            <TextField
              label={t('lan-form.mac')}
              placeholder="02:00:00:00:00:01"
              autoCapitalize="off"
              spellCheck={false}
              className="max-sm:col-span-2"
              {...field('mac')}
            />
            <TextField label={t('lan-form.device-address')} inputMode="decimal" {...field('address')} />
            <Button
              look="quiet"
              size="icon"
              className="mt-6.5"
              aria-label={t('lan-form.remove-device', { what })}
              onClick={() => {
                onChange({ ...lan, devices: removeAt(devices, place) }, 'lan.devices');
                removed();
              }}
            >
              <Trash2 aria-hidden className="size-4" />
            </Button>
          </fieldset>
        );
      })}
      {devices.length < MOST_DEVICES && (
        <Button
          look="plain"
          data-add
          className="self-start"
          onClick={() => {
            onChange({ ...lan, devices: [...devices, emptyDevice()] }, 'lan.devices');
            added();
          }}
        >
          <Plus aria-hidden className="size-4" />
          {t('lan-form.add-device')}
        </Button>
      )}
    </div>
  );
}
