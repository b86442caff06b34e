'use client';

import type { DeviceView } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import type { Fact } from '@/design/fact-list';

/** A device by its name, program, certificate, and what of it had to be put right; nothing before it is enrolled. */
export function useDeviceFacts(device: DeviceView | null): Fact[] {
  const t = useTranslations();
  const format = useFormatter();
  if (device === null) return [];
  const until = format.dateTime(new Date(device.certificateNotAfter), { dateStyle: 'medium' });
  return [
    { label: t('device.name'), code: device.hostname },
    { label: t('device.agent'), code: device.agentVersion },
    { label: t('device.certificate'), text: until },
    { label: t('device.drift'), text: t('device.drift-count', { count: device.driftRepaired }) },
  ];
}
