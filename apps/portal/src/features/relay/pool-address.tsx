'use client';

import type { Relay, RelayAddress } from '@tresse/contracts';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { useLanguage } from '@/i18n/use-language';
import { moneyWords } from '../relay-state/cost';
import { useAddressPrice } from './use-address-price';
import { useOwnAddress, useRemoveAddress } from './use-pool';

/** One address of a relay's pool: who has it, or what it waits for, and the way back. */
export function PoolAddress({ relay, one }: { relay: Relay; one: RelayAddress }) {
  const t = useTranslations();
  const language = useLanguage();
  const { address, tenant, state, problem } = one;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 py-1.5 text-sm">
      <span className="font-mono text-[13px]">{address ?? '…'}</span>
      <span className="min-w-0 flex-1 text-ink-soft wrap-anywhere">
        {tenant?.name ?? t(`relay.pool.${state}`)}
        {tenant !== null && state !== 'ready' && (
          <span className="text-ink-faint"> · {t(`relay.pool.${state}`)}</span>
        )}
      </span>
      {tenant !== null && address !== null && state === 'ready' && (
        <ShareAgain relay={relay} tenant={tenant} address={address} />
      )}
      {tenant === null && state !== 'returning' && <TakeOut relay={relay} one={one} />}
      {problem !== null && (
        <p className="w-full text-[13px] text-warn wrap-anywhere">{problem.message[language]}</p>
      )}
    </li>
  );
}

interface ShareAgainProps {
  relay: Relay;
  tenant: { id: string; name: string };
  address: string;
}

/** Has a customer with an address of its own share the relay's again. */
function ShareAgain({ relay, tenant: { id, name }, address }: ShareAgainProps) {
  const t = useTranslations();
  const { end } = useOwnAddress(relay.id, id);
  return (
    <AskButton
      look="plain"
      size="sm"
      busy={end.isPending}
      question={t('relay.pool.share-ask', { name })}
      explanation={t('relay.pool.share-text', { name, address, own: relay.publicAddress ?? '–' })}
      confirm={t('relay.pool.share')}
      onConfirm={() => end.mutate()}
    >
      {t('relay.pool.share')}
    </AskButton>
  );
}

/** Takes an address that nobody has out of the pool. */
function TakeOut({ relay, one: { id, address, ordered } }: { relay: Relay; one: RelayAddress }) {
  const t = useTranslations();
  const locale = useLocale();
  const price = useAddressPrice(relay);
  const remove = useRemoveAddress(relay.id);
  const name = address ?? t('relay.pool.unnamed');
  const kind = ordered ? 'ordered' : 'typed';
  const saving = ordered && price ? t('relay.saving', { price: moneyWords(price, locale) }) : '';
  return (
    <AskButton
      look="quiet"
      size="icon"
      className="size-8"
      busy={remove.isPending}
      aria-label={t(`relay.pool.out.${kind}.do`, { address: name })}
      question={t(`relay.pool.out.${kind}.ask`, { address: name })}
      explanation={`${t(`relay.pool.out.${kind}.text`)} ${saving}`.trim()}
      confirm={t(`relay.pool.out.${kind}.yes`)}
      onConfirm={() => remove.mutate(address ?? id)}
    >
      <X aria-hidden className="size-4" />
    </AskButton>
  );
}
