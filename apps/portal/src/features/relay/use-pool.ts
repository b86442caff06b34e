'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';
import { relayKey } from './use-relay';

/** Takes over what an answer says of a relay's addresses; its sites are asked for anew. */
export function useTakeRelay(relayId: string) {
  const client = useQueryClient();
  return (relay: Relay) => {
    client.setQueryData(relayKey(relayId), relay);
    return client.invalidateQueries({ queryKey: ['relay-sites', relayId] });
  };
}

/** Who has an address of a relay's pool, as staff decide; refusals are told in a corner. */
export function useOwnAddress(relayId: string, tenantId: string) {
  const path = '/api/relays/{relayId}/tenants/{tenantId}/own-address';
  const params = { params: { path: { relayId, tenantId } } };
  const handlers = { onSuccess: useTakeRelay(relayId), onError: useTellRefusal() };
  const give = useMutation({ mutationFn: () => answer(api.POST(path, params)), ...handlers });
  const end = useMutation({ mutationFn: () => answer(api.DELETE(path, params)), ...handlers });
  return { give, end };
}

/** Takes an address out of a relay's pool. */
export function useRemoveAddress(relayId: string) {
  return useMutation({
    mutationFn: (address: string) =>
      answer(
        api.DELETE('/api/relays/{relayId}/addresses/{address}', { params: { path: { relayId, address } } }),
      ),
    onSuccess: useTakeRelay(relayId),
    onError: useTellRefusal(),
  });
}
