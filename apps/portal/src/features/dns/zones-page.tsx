'use client';

import type { DnsZone } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';
import { ZoneCheck } from './zone-check';

/** The zones in which sites may have names, each with whether it takes them. */
export function ZonesPage({ zones }: { zones: DnsZone[] }) {
  const t = useTranslations();
  const add = (
    <Link href="/dns/new" className={buttonClass()}>
      <Plus aria-hidden className="size-4" />
      {t('dns.add')}
    </Link>
  );
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('dns.title')}</h1>
        {zones.length > 0 && add}
      </div>
      <p className="mb-5 text-sm text-ink-soft">{t('dns.text')}</p>
      {zones.length === 0 ? (
        <Empty title={t('dns.empty-title')} action={add}>
          {t('dns.empty-text')}
        </Empty>
      ) : (
        <ul className="flex flex-col gap-3">
          {zones.map((zone) => (
            <li
              key={zone.id}
              className="relative rounded-xl border border-edge bg-surface p-4 shadow-card hover:bg-sunken sm:p-5"
            >
              <h2 className="text-[15px] font-semibold wrap-anywhere">
                <Link href={`/dns/${zone.id}`} className="after:absolute after:inset-0">
                  {zone.name}
                </Link>
              </h2>
              <ZoneCheck zone={zone} className="mt-1 text-sm" />
              <p className="mt-1 text-[13px] text-ink-faint">
                <span className="font-mono">
                  {zone.server.address} · {zone.server.port}
                </span>{' '}
                · {t('dns.names', { count: zone.names })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
