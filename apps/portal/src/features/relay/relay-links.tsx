import type { RelaySummary } from '@tresse/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The way from the fleet to each relay. */
export function RelayLinks({ relays }: { relays: RelaySummary[] }) {
  const t = useTranslations();
  if (relays.length === 0) return null;
  return (
    <nav aria-labelledby="relays-title" className="mt-8">
      <h2 id="relays-title" className="mb-2 text-[15px] font-semibold tracking-tight">
        {t('fleet.relays')}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {relays.map(({ id, name, publicAddress }) => (
          <li key={id} className="min-w-0">
            <Link
              href={`/relays/${id}`}
              className="inline-flex max-w-full flex-wrap items-baseline gap-x-2 rounded-lg border border-edge bg-surface px-3 py-1.5 text-sm font-medium hover:bg-sunken"
            >
              <span className="wrap-anywhere">{name}</span>
              <span className="font-mono text-[13px] font-normal text-ink-faint">{publicAddress}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
