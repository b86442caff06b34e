'use client';

import type { ProviderAccount, SuppliedRegion } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';
import { AccountsList } from '../clouds/accounts-list';
import { RegionCard } from './region-card';

interface RegionsPageProps {
  regions: SuppliedRegion[];
  accounts: ProviderAccount[];
}

/** The regions with what supplies them, and the accounts that they are supplied from. */
export function RegionsPage({ regions, accounts }: RegionsPageProps) {
  const t = useTranslations();
  const add = (
    <Link href="/regions/new" className={buttonClass()}>
      <Plus aria-hidden className="size-4" />
      {t('regions.new')}
    </Link>
  );
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('regions.title')}</h1>
        {regions.length > 0 && add}
      </div>
      <div className="flex flex-col gap-8">
        {regions.length === 0 ? (
          <Empty title={t('regions.empty-title')} action={add}>
            {t('regions.empty-text')}
          </Empty>
        ) : (
          <ul className="grid gap-4 md:grid-cols-2">
            {regions.map((region) => (
              <RegionCard
                key={region.code}
                region={region}
                account={accounts.find(({ id }) => id === region.supply?.accountId)}
              />
            ))}
          </ul>
        )}
        <AccountsList accounts={accounts} />
      </div>
    </>
  );
}
