'use client';

import type { ProviderAccount, SuppliedRegion } from '@tresse/contracts';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { FactList } from '@/design/fact-list';
import { Meter } from '@/design/meter';
import { useLanguage } from '@/i18n/use-language';
import { pressureOf } from '../relay-state/load';

interface RegionCardProps {
  region: SuppliedRegion;
  /** The account that supplies it; undefined where none does. */
  account: ProviderAccount | undefined;
}

/** One region: how full it is, and where its relays come from. */
export function RegionCard({ region, account }: RegionCardProps) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { code, name, supply, relays, sites, room } = region;
  const most = sites + room;
  const percent = most > 0 ? (100 * sites) / most : null;
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-xl border border-edge bg-surface p-4 shadow-card sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-[15px] font-semibold tracking-tight wrap-anywhere">{name[language]}</h2>
          <p className="font-mono text-[13px] text-ink-faint">{code}</p>
        </div>
        <Link href={`/regions/edit/${code}`} className={buttonClass({ look: 'plain', size: 'sm' })}>
          {t('regions.change')}
        </Link>
      </div>
      <Meter percent={percent} look={pressureOf(percent ?? 0)}>
        {most === 0
          ? t('regions.no-relay')
          : t('regions.full', { count: sites, sites: format.number(sites), most: format.number(most), room })}
      </Meter>
      <FactList
        facts={[
          {
            label: t('regions.relays'),
            text: (
              <Link href={`/relays?region=${code}`} className="underline underline-offset-4">
                {supply
                  ? t('regions.relays-of', { count: relays, most: supply.mostRelays })
                  : format.number(relays)}
              </Link>
            ),
          },
          {
            label: t('regions.supply'),
            text: supply ? (account?.name ?? t('regions.account-gone')) : t('regions.own'),
          },
          supply && {
            label: t('regions.ordered-as'),
            code: `${supply.providerRegion} · ${supply.size} · ${supply.image}`,
          },
        ]}
      />
      {account?.problem && (
        <p className="text-[13px] text-bad wrap-anywhere">{account.problem.message[language]}</p>
      )}
    </li>
  );
}
