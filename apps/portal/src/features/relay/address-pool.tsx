'use client';

import type { Relay } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { AddAddress } from './add-address';
import { OrderAddresses } from './order-addresses';
import { PoolAddress } from './pool-address';

/** The addresses beside a relay's own, each with the customer who has it. */
export function AddressPool({ relay }: { relay: Relay }) {
  const t = useTranslations();
  return (
    <Card aria-labelledby="pool-title">
      <CardTitle id="pool-title">{t('relay.pool.title')}</CardTitle>
      <p className="mb-3 text-sm text-ink-soft">{t('relay.pool.text')}</p>
      {relay.addresses.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('relay.pool.empty')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-edge">
          {relay.addresses.map((one) => (
            <PoolAddress key={one.id} relay={relay} one={one} />
          ))}
        </ul>
      )}
      {relay.order !== null && <OrderAddresses relay={relay} />}
      <AddAddress relay={relay} />
    </Card>
  );
}
