'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { useRefusal } from '@/features/session/use-refusal';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { useLanguage } from '@/i18n/use-language';
import { answer, api } from '@/lib/api';
import { relayKey } from './use-relay';

/** The addresses beside a relay's own, each with the customer who has it. */
export function AddressPool({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const taken = (changed: Relay) => client.setQueryData(relayKey(relay.id), changed);
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/relays/{relayId}/addresses', {
          params: { path: { relayId: relay.id } },
          body: { address: typed.trim() },
        }),
      ),
    onSuccess: (changed) => {
      setTyped('');
      taken(changed);
    },
  });
  const remove = useMutation({
    mutationFn: (address: string) =>
      answer(
        api.DELETE('/api/relays/{relayId}/addresses/{address}', {
          params: { path: { relayId: relay.id, address } },
        }),
      ),
    onSuccess: taken,
    onError: useTellRefusal(),
  });
  const [count, setCount] = useState('1');
  const order = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/relays/{relayId}/addresses/orders', {
          params: { path: { relayId: relay.id } },
          body: { count: Number(count) },
        }),
      ),
    onSuccess: taken,
  });
  const refusal = useRefusal(add.error ?? order.error, ['address', 'count']);
  const language = useLanguage();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() !== '') add.mutate();
  }

  return (
    <Card aria-labelledby="pool-title">
      <CardTitle id="pool-title">{t('relay.pool.title')}</CardTitle>
      <p className="mb-3 text-sm text-ink-soft">{t('relay.pool.text')}</p>
      {relay.addresses.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('relay.pool.empty')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-edge">
          {relay.addresses.map(({ id, address, tenant, state, problem }) => (
            <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1 text-sm">
              <span className="font-mono text-[13px]">{address ?? '…'}</span>
              <span className="min-w-0 flex-1 text-ink-soft wrap-anywhere">
                {tenant?.name ?? t(`relay.pool.${state}`)}
              </span>
              {tenant === null && state !== 'returning' && (
                <Button
                  look="quiet"
                  size="icon"
                  className="size-8"
                  busy={remove.isPending}
                  aria-label={t('relay.pool.remove', { address: address ?? '…' })}
                  onClick={() => remove.mutate(address ?? id)}
                >
                  <X aria-hidden className="size-4" />
                </Button>
              )}
              {problem !== null && <p className="w-full text-xs text-warn">{problem.message[language]}</p>}
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} noValidate className="mt-4 flex flex-wrap items-end gap-2">
        <TextField
          label={t('relay.pool.address')}
          placeholder="203.0.113.40"
          autoCapitalize="off"
          spellCheck={false}
          className="flex-1 basis-48"
          value={typed}
          error={refusal.at('address')}
          onChange={(event) => {
            add.reset();
            setTyped(event.target.value);
          }}
        />
        <Button type="submit" look="plain" busy={add.isPending} disabled={typed.trim() === ''}>
          {t('relay.pool.add')}
        </Button>
      </form>
      {relay.order !== null && (
        <form
          noValidate
          className="mt-3 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            order.mutate();
          }}
        >
          <TextField
            label={t('relay.pool.count')}
            inputMode="numeric"
            className="flex-1 basis-48"
            value={count}
            error={refusal.at('count')}
            onChange={(event) => {
              order.reset();
              setCount(event.target.value);
            }}
          />
          <Button type="submit" look="plain" busy={order.isPending}>
            {t('relay.pool.order')}
          </Button>
        </form>
      )}
      {refusal.whole && (
        <div className="mt-3">
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        </div>
      )}
    </Card>
  );
}
