'use client';

import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

/** How long what a provider sells is taken for what it sells now. */
const FRESH_MS = 60_000;

/** The places where an account's provider has servers. */
export function useProviderRegions(accountId: string) {
  return useQuery({
    queryKey: ['provider-regions', accountId],
    queryFn: () =>
      answer(api.GET('/api/provider-accounts/{accountId}/regions', { params: { path: { accountId } } })),
    enabled: accountId !== '',
    staleTime: FRESH_MS,
    refetchInterval: askAgain,
  });
}

/** What an account's provider sells at a place, cheapest first. */
export function useProviderSizes(accountId: string, region: string) {
  return useQuery({
    queryKey: ['provider-sizes', accountId, region],
    queryFn: () =>
      answer(
        api.GET('/api/provider-accounts/{accountId}/regions/{region}/sizes', {
          params: { path: { accountId, region } },
        }),
      ),
    enabled: accountId !== '' && region !== '',
    staleTime: FRESH_MS,
    refetchInterval: askAgain,
  });
}
