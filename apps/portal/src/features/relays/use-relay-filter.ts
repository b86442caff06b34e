'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { asGroup, type RelayFilterChoice } from './relay-groups';

/** What the list is narrowed to; it stands in the address, so that a view can be shared. */
export function useRelayFilter(): [RelayFilterChoice, (change: Partial<RelayFilterChoice>) => void] {
  const router = useRouter();
  const address = useSearchParams();
  const filter = { region: address.get('region') ?? undefined, group: asGroup(address.get('group')) };
  const choose = (change: Partial<RelayFilterChoice>) => {
    const { region, group } = { ...filter, ...change };
    const query = new URLSearchParams();
    if (region) query.set('region', region);
    if (group) query.set('group', group);
    router.replace(`/relays?${query}`, { scroll: false });
  };
  return [filter, choose];
}
