'use client';

import type { Region, Relay } from '@tresse/contracts';
import { clsx } from 'clsx';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { BackLink } from '@/design/back-link';
import { buttonClass } from '@/design/button-class';
import { Card, CardTitle } from '@/design/card';
import { CopyButton } from '@/design/copy-button';
import { FactList } from '@/design/fact-list';
import { useDeviceFacts } from '@/features/device/use-device-facts';
import { LONG_DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';
import { PrefixForm } from './prefix-form';

/** One relay, for platform staff: whether it is heard, what it serves, and its prefix of IPv6. */
export function RelayPage({ relay, regions }: { relay: Relay; regions: Region[] }) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { device } = relay;
  const state = device === null ? 'waiting' : device.online ? 'online' : 'offline';
  const deviceFacts = useDeviceFacts(device);
  const seen = device?.lastSeenAt && format.dateTime(new Date(device.lastSeenAt), LONG_DAY_AND_TIME);
  return (
    <div className="flex flex-col gap-5">
      <header>
        <BackLink href="/fleet">{t('nav.fleet')}</BackLink>
        <h1 className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere sm:text-2xl">{relay.name}</h1>
        <p className="mt-1.5 flex items-center gap-2.5 text-[17px]" role="status">
          <span
            aria-hidden
            className={clsx(
              'size-2.5 shrink-0 rounded-full',
              state === 'online' ? 'bg-good-dot' : 'border-2 border-warn-dot bg-surface',
            )}
          />
          {t(`relay.state.${state}`)}
        </p>
        {relay.publicAddress !== null && (
          <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
            {t('site.public-address')}
            <span className="inline-flex items-center gap-1 font-mono text-ink">
              {relay.publicAddress}
              <CopyButton text={relay.publicAddress} label={t('site.copy-address')} />
            </span>
          </p>
        )}
      </header>
      <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
        <PrefixForm relay={relay} />
        <Card aria-labelledby="relay-title">
          <CardTitle
            id="relay-title"
            aside={
              <Link
                href={`/fleet?search=${relay.publicAddress}`}
                className={buttonClass({ look: 'plain', size: 'sm' })}
              >
                {t('relay.show-sites')}
              </Link>
            }
          >
            {t('relay.title')}
          </CardTitle>
          <FactList
            facts={[
              { label: t('relay.sites'), text: format.number(relay.sites) },
              {
                label: t('device.region'),
                text: regions.find(({ code }) => code === relay.region)?.name[language] ?? relay.region,
              },
              ...deviceFacts,
              state === 'offline' && { label: t('relay.last-seen'), text: seen ?? '–' },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}
