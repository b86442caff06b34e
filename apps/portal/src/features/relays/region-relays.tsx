'use client';

import type { RelaySummary, SuppliedRegion } from '@tresse/contracts';
import { clsx } from 'clsx';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { useLanguage } from '@/i18n/use-language';
import { moneyWords } from '../relay-state/cost';
import { LoadMeters, SitesMeter } from '../relay-state/relay-meters';
import { RelayStateWords } from '../relay-state/relay-state-words';
import { RelaySum } from './relay-sum';

const COLUMNS = ['relay', 'address', 'sites', 'load', 'cost'] as const;

interface RegionRelaysProps {
  code: string;
  region: SuppliedRegion | undefined;
  relays: RelaySummary[];
  /** Whether these are all that are shown: their sum stands above already. */
  alone: boolean;
}

/** The relays of a region; on a phone each row folds into a card of its own. */
export function RegionRelays({ code, region, relays, alone }: RegionRelaysProps) {
  const t = useTranslations();
  const language = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-[15px] font-semibold tracking-tight wrap-anywhere">
          {region?.name[language] ?? code}
        </h2>
        {!alone && <RelaySum relays={relays} brief />}
      </div>
      <div className="overflow-hidden rounded-xl border border-edge bg-surface shadow-card">
        <table className="w-full table-fixed text-left text-sm max-md:block">
          <thead className="border-b border-edge text-[13px] text-ink-faint max-md:sr-only">
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="px-4 py-2.5 font-medium whitespace-nowrap first:w-[34%] last:w-[12%] last:text-right nth-4:w-[24%]"
                >
                  {t(`relays.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {relays.map((relay) => (
              <Row key={relay.id} relay={relay} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ relay }: { relay: RelaySummary }) {
  const t = useTranslations();
  const locale = useLocale();
  const language = useLanguage();
  const { id, name, publicAddress, problem, pricePerMonth } = relay;
  const coming = relay.sites === 0 && relay.load === null;
  return (
    <tr className="border-b border-edge align-top last:border-b-0 hover:bg-sunken/50 max-md:flex max-md:flex-col max-md:gap-2.5 max-md:p-4 md:[&>td]:px-4 md:[&>td]:py-3">
      <td>
        <Link href={`/relays/${id}`} className="font-semibold wrap-anywhere hover:underline">
          {name}
        </Link>
        <RelayStateWords relay={relay} className="mt-0.5 text-[13px] text-ink-soft" />
        {problem && (
          <span className="mt-1 block text-[13px] text-pretty text-bad wrap-anywhere">
            {problem.message[language]}
          </span>
        )}
      </td>
      <td className={clsx('font-mono text-[13px]', !publicAddress && 'text-ink-faint max-md:hidden')}>
        {publicAddress ?? '–'}
      </td>
      <td className={clsx(coming && 'max-md:hidden')}>
        <SitesMeter relay={relay} />
      </td>
      <td className={clsx(!relay.load && 'max-md:hidden')}>
        <LoadMeters relay={relay} />
      </td>
      <td className={clsx('tabular-nums md:text-right', !pricePerMonth && 'text-ink-faint max-md:hidden')}>
        {pricePerMonth ? moneyWords(pricePerMonth, locale) : '–'}
        {pricePerMonth && <span className="md:sr-only"> {t('relays.a-month')}</span>}
      </td>
    </tr>
  );
}
