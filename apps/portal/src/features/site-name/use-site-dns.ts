'use client';

import { useQuery } from '@tanstack/react-query';
import type { Site, SiteDns } from '@tresse/contracts';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';
import { nameLook } from './name-draft';

/** Between two looks while the name server is being told, and on the name's own page, in ms. */
const TELLING_MS = 2_000;
const WATCHING_MS = 15_000;

export const siteDnsKey = (siteId: string) => ['site-dns', siteId];

/** A site's name in the DNS, and the zones that it may have one in; kept up to date where the page began with it. */
export function useSiteDns({ id, publicAddress }: Pick<Site, 'id' | 'publicAddress'>, initial?: SiteDns) {
  const watching = initial !== undefined;
  return useQuery({
    queryKey: siteDnsKey(id),
    queryFn: () => answer(api.GET('/api/sites/{siteId}/dns', { params: { path: { siteId: id } } })),
    ...(initial && { initialData: initial }),
    refetchInterval: (query) => {
      const name = query.state.data?.name;
      const telling = name && ['coming', 'failing'].includes(nameLook(name, publicAddress));
      if (!watching) return askAgain(query);
      return askAgain(query) || (telling ? TELLING_MS : WATCHING_MS);
    },
  });
}
