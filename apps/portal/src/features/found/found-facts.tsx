import type { FoundInterface } from '@tresse/contracts';
import { Cable, type LucideIcon, Network, RadioTower, Wifi } from 'lucide-react';
import { useTranslations } from 'next-intl';

const ICONS: Record<FoundInterface['kind'], LucideIcon> = {
  ethernet: Cable,
  wifi: Wifi,
  modem: RadioTower,
  other: Network,
};

/** What an interface is, and what the box saw at it, in words. */
export function FoundFacts({ one }: { one: FoundInterface }) {
  const t = useTranslations();
  const Icon = ICONS[one.kind];
  const { carrier, address, gateway, internet } = one;
  const wired = one.kind === 'ethernet' || one.kind === 'other';
  const facts = [
    ...(wired ? [t(carrier ? 'found.link' : 'found.no-link')] : []),
    address === null ? t('found.no-address') : t('found.address', { address }),
    ...(gateway === null ? [] : [t('found.gateway', { gateway })]),
    ...(internet === null ? [] : [t(internet ? 'found.internet' : 'found.no-internet')]),
  ];
  return (
    <div className="flex min-w-0 items-start gap-3">
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-ink-faint" />
      <div className="min-w-0">
        <p className="text-sm font-semibold">
          {t(`found.kind.${one.kind}`)}{' '}
          <span className="font-mono text-[13px] font-normal text-ink-faint" translate="no">
            {one.name}
          </span>
        </p>
        <p className="text-[13px] text-ink-soft wrap-anywhere">{facts.join(' · ')}</p>
        {one.mac !== null && (
          <p className="text-[13px] text-ink-faint">
            {t('found.mac')} <span className="font-mono">{one.mac}</span>
          </p>
        )}
      </div>
    </div>
  );
}
