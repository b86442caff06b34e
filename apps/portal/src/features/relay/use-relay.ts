'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Relay, RelayGoal } from '@tresse/contracts';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';

const REFRESH_MS = 3_000;

/** Where the relay as it is now is kept among what was asked. */
export const relayKey = (relayId: string) => ['relay', relayId] as const;

/** The relay as it is now; what a relay does is seen within seconds. */
export function useRelay(initial: Relay): Relay {
  const { data } = useQuery({
    queryKey: relayKey(initial.id),
    queryFn: () => answer(api.GET('/api/relays/{relayId}', { params: { path: { relayId: initial.id } } })),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  return data;
}

/** What staff ask of a relay; refusals are told in a corner. */
export function useRelayActions(relayId: string) {
  const client = useQueryClient();
  const onError = useTellRefusal();
  const params = { path: { relayId } };
  const onSuccess = (relay: Relay) => client.setQueryData(relayKey(relayId), relay);
  const goal = useMutation({
    mutationFn: (goal: RelayGoal) =>
      answer(api.PUT('/api/relays/{relayId}/goal', { params, body: { goal } })),
    onSuccess,
    onError,
  });
  const retry = useMutation({
    mutationFn: () => answer(api.POST('/api/relays/{relayId}/retry', { params })),
    onSuccess,
    onError,
  });
  return { goal, retry };
}
