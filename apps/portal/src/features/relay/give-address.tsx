'use client';

import type { Relay, RelaySite } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { moneyWords } from '../relay-state/cost';
import { useAddressPrice } from './use-address-price';
import { useOwnAddress } from './use-pool';

/** Gives the customer of a site that shares the relay's own address a free one of its pool. */
export function GiveAddress({ relay, site: { tenant, address } }: { relay: Relay; site: RelaySite }) {
  const t = useTranslations();
  const locale = useLocale();
  const price = useAddressPrice(relay);
  const { give } = useOwnAddress(relay.id, tenant.id);
  const cost = price ? t('relay.pool.give-costs', { price: moneyWords(price, locale) }) : '';
  return (
    <AskButton
      look="plain"
      size="sm"
      busy={give.isPending}
      question={t('relay.pool.give-ask', { name: tenant.name })}
      explanation={`${t('relay.pool.give-text', { name: tenant.name, address: address ?? '–' })} ${cost}`.trim()}
      confirm={t('relay.pool.give')}
      onConfirm={() => give.mutate()}
    >
      {t('relay.pool.give')}
    </AskButton>
  );
}
