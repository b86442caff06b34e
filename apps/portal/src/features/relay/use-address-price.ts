'use client';

import { useQuery } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

const FRESH_MS = 600_000;

/** What one more public address costs a month with the provider of a relay; undefined while, or where, nobody says. */
export function useAddressPrice({ order }: Relay) {
  const path = { accountId: order?.account.id ?? '', region: order?.providerRegion ?? '' };
  const { data } = useQuery({
    queryKey: ['address-price', path.accountId, path.region],
    queryFn: () =>
      answer(
        api.GET('/api/provider-accounts/{accountId}/regions/{region}/address-price', { params: { path } }),
      ),
    enabled: order !== null,
    staleTime: FRESH_MS,
    refetchInterval: askAgain,
  });
  return data?.pricePerMonth ?? undefined;
}
