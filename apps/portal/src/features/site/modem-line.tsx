'use client';

import type { ModemReport } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';

/** What a line's modem says: what stands between it and its network, else whose network it is and how well it hears it. */
export function ModemLine({ modem }: { modem: ModemReport }) {
  const t = useTranslations();
  const { obstacle, operator, technology, signal } = modem;
  const network = [operator, technology?.toUpperCase(), signal === null ? null : `${signal} %`];
  const words = obstacle ? t(`line.modem.obstacle.${obstacle}`) : network.filter(Boolean).join(' · ');
  if (words === '') return null;
  return (
    <p className={clsx('mt-2 text-[13px]', obstacle ? 'font-medium text-bad' : 'text-ink-soft')}>{words}</p>
  );
}
