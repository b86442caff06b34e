'use client';

import { useQuery } from '@tanstack/react-query';
import type { Relay, RelayChange } from '@tresse/contracts';
import { useSettled } from '@/features/session/use-settled';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

/** What a change of the relay would mean to its sites, asked whenever typing pauses. */
export function useRelayPreview(relay: Relay, change: RelayChange, changed: boolean) {
  const prefix = useSettled(change.ipv6Prefix);
  const { data, error } = useQuery({
    queryKey: ['relay-preview', relay.id, relay.ipv6Prefix, prefix],
    queryFn: () =>
      answer(
        api.POST('/api/relays/{relayId}/preview', {
          params: { path: { relayId: relay.id } },
          body: { ...change, ipv6Prefix: prefix },
        }),
      ),
    enabled: changed && prefix === change.ipv6Prefix,
    refetchInterval: askAgain,
  });
  return prefix === change.ipv6Prefix ? { data, error } : { data: undefined, error: null };
}
