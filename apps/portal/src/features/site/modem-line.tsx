'use client';

import type { ModemReport } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';

/** What a line's modem says: its network, and how well it hears it; of a line that is not down, what stands in its way. */
export function ModemLine({ modem, down }: { modem: ModemReport; down: boolean }) {
  const t = useTranslations();
  const { obstacle, operator, technology, signal } = modem;
  const network = [operator, technology?.toUpperCase(), signal === null ? null : `${signal} %`];
  const tellsObstacle = obstacle !== null && !down;
  const words = tellsObstacle ? t(`line.modem.obstacle.${obstacle}`) : network.filter(Boolean).join(' · ');
  if (words === '') return null;
  return (
    <p className={clsx('mt-0.5 text-[13px]', tellsObstacle ? 'font-medium text-bad' : 'text-ink-soft')}>
      {words}
    </p>
  );
}
