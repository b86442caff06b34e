'use client';

import type { Job, Region, Site } from '@tresse/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { FactList } from '@/design/fact-list';
import { BoxActions } from '@/features/box/box-actions';
import { useDeviceFacts } from '@/features/device/use-device-facts';
import { useSiteDns } from '@/features/site-name/use-site-dns';
import { selectKey } from '@/features/words/select-key';
import { useLanguage } from '@/i18n/use-language';

interface DeviceFactsProps {
  site: Site;
  regions: Region[];
  jobs: Job[];
  writer: boolean;
  /** Whether the reader looks after relays. */
  staff: boolean;
}

/** What support asks first: the box, its certificate, its version, and whether it is what it should be. */
export function DeviceFacts({ site, regions, jobs, writer, staff }: DeviceFactsProps) {
  const t = useTranslations();
  const language = useLanguage();
  const { device, rollout, relay, lan } = site;
  const deviceFacts = useDeviceFacts(device);
  const dns = useSiteDns(site);
  const generation = t('device.generation', {
    generation: rollout.generation,
    state: selectKey(rollout.state),
    applied: rollout.appliedGeneration ?? 0,
  });
  const relayState = relay
    ? t('device.relay-state', { name: relay.name, online: String(relay.online) })
    : '–';
  return (
    <Card aria-labelledby="device-title">
      <CardTitle id="device-title">{t('device.title')}</CardTitle>
      {!device && <p className="mb-3 text-sm text-ink-soft">{t('device.none')}</p>}
      <FactList
        facts={[
          ...deviceFacts,
          { label: t('device.settings'), text: generation },
          {
            label: t('device.relay'),
            text:
              relay && staff ? (
                <Link href={`/relays/${relay.id}`} className="underline underline-offset-4">
                  {relayState}
                </Link>
              ) : (
                relayState
              ),
          },
          {
            label: t('device.region'),
            text: regions.find(({ code }) => code === site.region)?.name[language] ?? site.region,
          },
          {
            label: t('device.dns'),
            text: (
              <Link href={`/sites/${site.id}/name`} className="underline underline-offset-4">
                {dns.data ? (dns.data.name?.name ?? t('device.no-dns')) : '…'}
              </Link>
            ),
          },
          site.lines.length > 0 && {
            label: t('device.lan'),
            code: `${lan.interface}\u00a0·\u00a0${lan.address}`,
          },
          lan.ipv6 && site.ipv6Network !== null && { label: t('device.ipv6'), code: site.ipv6Network },
        ]}
      />
      {writer && device && <BoxActions site={site} jobs={jobs} />}
    </Card>
  );
}
