'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { moneyWords } from '../relay-state/cost';
import { whole } from '../site-form/typed';
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

  function submit(event: FormEvent) {
    event.preventDefault();
    order.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-wrap items-start gap-2">
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
      <Button type="submit" look="plain" className="mt-6.5" busy={order.isPending}>
        {t('relay.pool.order')}
      </Button>
      {refusal.whole && (
        <div className="w-full">
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        </div>
      )}
    </form>
  );
}
