'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/design/field';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { moneyWords } from '../relay-state/cost';
import { whole } from '../site-form/typed';
import { PoolForm } from './pool-form';
import { useAddressPrice } from './use-address-price';
import { useTakeRelay } from './use-pool';

/** Orders addresses with the relay's provider, with what each costs a month. */
export function OrderAddresses({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const locale = useLocale();
  const price = useAddressPrice(relay);
  const [count, setCount] = useState('1');
  const order = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/relays/{relayId}/addresses/orders', {
          params: { path: { relayId: relay.id } },
          // What is no number goes as it is: the server has a sentence for it.
          body: { count: whole(count) as number },
        }),
      ),
    onSuccess: useTakeRelay(relay.id),
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(order.error, ['count']);

  return (
    <PoolForm
      label={t('relay.pool.order')}
      busy={order.isPending}
      refused={refusal.whole}
      onSubmit={() => order.mutate()}
    >
      <TextField
        label={t('relay.pool.count')}
        hint={
          price ? t('relay.pool.costs', { price: moneyWords(price, locale) }) : t('relay.pool.costs-unknown')
        }
        inputMode="numeric"
        className="flex-1 basis-52"
        value={count}
        error={refusal.at('count')}
        onChange={(event) => {
          order.reset();
          setCount(event.target.value);
        }}
      />
    </PoolForm>
  );
}
