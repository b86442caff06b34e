'use client';

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Toasts } from '@/design/toasts';
import { setPreference } from '@/features/preferences/cookie';
import { TIME_ZONE_COOKIE } from '@/i18n/locale';
import { ApiProblem, passes } from '@/lib/api';

/** What all pages share in the browser. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    setPreference(TIME_ZONE_COOKIE, Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, []);
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toasts />
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSessionIsLost }),
    mutationCache: new MutationCache({ onError: leaveWhenSessionIsLost }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => passes(error) && failures < 3 },
    },
  });
}

/** Goes to the sign-in page and back; forms keep what was typed in the tab's storage. */
export function leaveWhenSessionIsLost(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.code !== 'auth.required') return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
