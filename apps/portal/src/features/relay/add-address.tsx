'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { asText, useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { PoolForm } from './pool-form';
import { useTakeRelay } from './use-pool';

/** Adds an address that is routed to the relay already. What was typed survives a refusal and a reload. */
export function AddAddress({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const [typed, setTyped, forget] = useKept(`tresse.relay-address.${relay.id}`, '', asText);
  const take = useTakeRelay(relay.id);
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
      forget();
      return take(changed);
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(add.error, ['address']);

  return (
    <PoolForm
      label={t('relay.pool.add')}
      busy={add.isPending}
      refused={refusal.whole}
      onSubmit={() => add.mutate()}
    >
      <TextField
        label={t('relay.pool.address')}
        hint={t('relay.pool.address-hint')}
        placeholder="203.0.113.40"
        autoCapitalize="off"
        spellCheck={false}
        className="flex-1 basis-52"
        value={typed}
        error={refusal.at('address')}
        onChange={(event) => {
          add.reset();
          setTyped(event.target.value);
        }}
      />
    </PoolForm>
  );
}
