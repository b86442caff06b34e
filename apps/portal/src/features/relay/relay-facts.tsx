'use client';

import type { Relay, SuppliedRegion } from '@tresse/contracts';
import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { FactList } from '@/design/fact-list';
import { useDeviceFacts } from '@/features/device/use-device-facts';
import { LONG_DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';
import { moneyWords } from '../relay-state/cost';
import { LoadMeters, SitesMeter } from '../relay-state/relay-meters';

/** What a relay carries, what it was ordered as, and the agent on it. */
export function RelayFacts({ relay, regions }: { relay: Relay; regions: SuppliedRegion[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const language = useLanguage();
  const format = useFormatter();
  const { order, device, pricePerMonth } = relay;
  const deviceFacts = useDeviceFacts(device);
  const seen = device?.lastSeenAt && format.dateTime(new Date(device.lastSeenAt), LONG_DAY_AND_TIME);
  return (
    <Card aria-labelledby="relay-title">
      <CardTitle id="relay-title">{t('relay.title')}</CardTitle>
      <div className="mb-5 flex flex-col gap-3">
        <SitesMeter relay={relay} />
        <LoadMeters relay={relay} />
      </div>
      <FactList
        facts={[
          {
            label: t('device.region'),
            text: regions.find(({ code }) => code === relay.region)?.name[language] ?? relay.region,
          },
          {
            label: t(order ? 'relay.account' : 'relay.server'),
            text: order ? (
              <Link href={`/clouds/${order.account.id}`} className="underline underline-offset-4">
                {order.account.name}
              </Link>
            ) : (
              t('relay.own')
            ),
          },
          order && { label: t('relay.place'), code: order.providerRegion },
          order && { label: t('relay.size'), code: order.size },
          order && { label: t('relay.image'), code: order.image },
          order?.serverId != null && { label: t('relay.server'), code: order.serverId },
          order && {
            label: t('relay.price'),
            text: pricePerMonth ? moneyWords(pricePerMonth, locale) : t('relay.no-price'),
          },
          ...deviceFacts,
          device !== null && !device.online && { label: t('relay.last-seen'), text: seen ?? '–' },
        ]}
      />
    </Card>
  );
}
