'use client';

import type { Job, Region, Site } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardTitle } from '@/design/card';
import { BoxActions } from '@/features/box/box-actions';
import { selectKey } from '@/features/words/select-key';
import { useLanguage } from '@/i18n/use-language';

interface DeviceFactsProps {
  site: Site;
  regions: Region[];
  jobs: Job[];
  writer: boolean;
}

/** What support asks first: the box, its certificate, its version, and whether it is what it should be. */
export function DeviceFacts({ site, regions, jobs, writer }: DeviceFactsProps) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { device, rollout, relay } = site;
  const date = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' });
  const facts: [string, ReactNode][] = [
    ...(device
      ? ([
          [
            t('device.name'),
            <span className="font-mono text-[13px]" key="n">
              {device.hostname}
            </span>,
          ],
          [
            t('device.agent'),
            <span className="font-mono text-[13px]" key="v">
              {device.agentVersion}
            </span>,
          ],
          [t('device.certificate'), date(device.certificateNotAfter)],
          [t('device.drift'), t('device.drift-count', { count: device.driftRepaired })],
        ] satisfies [string, ReactNode][])
      : []),
    [
      t('device.settings'),
      t('device.generation', {
        generation: rollout.generation,
        state: selectKey(rollout.state),
        applied: rollout.appliedGeneration ?? 0,
      }),
    ],
    [
      t('device.relay'),
      relay ? t('device.relay-state', { name: relay.name, online: String(relay.online) }) : '–',
    ],
    [t('device.region'), regions.find(({ code }) => code === site.region)?.name[language] ?? site.region],
    [
      t('device.lan'),
      <span
        className="font-mono text-[13px]"
        key="l"
      >{`${site.lan.interface}\u00a0·\u00a0${site.lan.address}`}</span>,
    ],
  ];
  return (
    <Card aria-labelledby="device-title">
      <CardTitle id="device-title">{t('device.title')}</CardTitle>
      {!device && <p className="mb-3 text-sm text-ink-soft">{t('device.none')}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="min-w-0 text-right break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {writer && device && <BoxActions site={site} jobs={jobs} />}
    </Card>
  );
}
