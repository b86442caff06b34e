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
  const refusal = useRefusal(add.error, ['address']);

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
          {relay.addresses.map(({ address, tenant }) => (
            <li key={address} className="flex min-h-10 items-center gap-3 py-1 text-sm">
              <span className="font-mono text-[13px]">{address}</span>
              <span className="min-w-0 flex-1 text-ink-soft wrap-anywhere">
                {tenant?.name ?? t('relay.pool.free')}
              </span>
              {tenant === null && (
                <Button
                  look="quiet"
                  size="icon"
                  className="size-8"
                  busy={remove.isPending}
                  aria-label={t('relay.pool.remove', { address })}
                  onClick={() => remove.mutate(address)}
                >
                  <X aria-hidden className="size-4" />
                </Button>
              )}
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
