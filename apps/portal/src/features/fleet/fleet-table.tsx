'use client';

import type { FleetSite } from '@tresse/contracts';
import { clsx } from 'clsx';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { LineChips } from '@/features/sites/line-chips';
import { SiteStateDot } from '@/features/sites/site-state-dot';
import { useSentence } from '@/features/words/use-sentence';

interface FleetTableProps {
  sites: FleetSite[];
  /** The organisation of who looks at them, whose sites open; null for none. */
  tenantId: string | null;
}

/** A page of the fleet; on a phone each row folds into a card of its own. */
export function FleetTable({ sites, tenantId }: FleetTableProps) {
  const t = useTranslations();
  return (
    <div className="overflow-hidden rounded-xl border border-edge bg-surface shadow-card">
      <table className="w-full text-left text-sm max-md:block">
        <thead className="border-b border-edge text-[13px] text-ink-faint max-md:sr-only">
          <tr>
            {(['site', 'customer', 'address', 'lines', 'seen'] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className="px-4 py-2.5 font-medium whitespace-nowrap first:w-[36%]"
              >
                {t(`fleet.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {sites.map((site) => (
            <Row key={site.id} site={site} opens={site.tenant.id === tenantId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ site, opens }: { site: FleetSite; opens: boolean }) {
  const format = useFormatter();
  const sentence = useSentence(site);
  return (
    <tr className="border-b border-edge align-top last:border-b-0 hover:bg-sunken/50 max-md:flex max-md:flex-col max-md:gap-1.5 max-md:p-4 md:[&>td]:px-4 md:[&>td]:py-3">
      <td className="max-w-md">
        <span className="flex items-start gap-2.5">
          <SiteStateDot state={site.state} className="mt-1.5" />
          <span className="min-w-0">
            {opens ? (
              <Link href={`/sites/${site.id}`} className="font-semibold hover:underline">
                {site.name}
              </Link>
            ) : (
              <span className="font-semibold">{site.name}</span>
            )}
            <span className="block text-[13px] text-pretty text-ink-soft">{sentence}</span>
          </span>
        </span>
      </td>
      <td className="text-ink-soft max-md:pl-5 max-md:text-[13px]">{site.tenant.name}</td>
      <td
        className={clsx(
          'font-mono text-[13px] max-md:pl-5',
          !site.publicAddress && 'text-ink-faint max-md:hidden',
        )}
      >
        {site.publicAddress ?? '–'}
      </td>
      <td className="max-md:pl-5">
        <LineChips lines={site.lines} />
      </td>
      <td
        className={clsx(
          'whitespace-nowrap text-ink-faint tabular-nums max-md:pl-5 max-md:text-[13px]',
          !site.lastSeenAt && 'max-md:hidden',
        )}
      >
        {site.lastSeenAt
          ? format.dateTime(new Date(site.lastSeenAt), {
              day: 'numeric',
              month: 'short',
              hour: '2-digit',
              minute: '2-digit',
              hourCycle: 'h23',
            })
          : '–'}
      </td>
    </tr>
  );
}
