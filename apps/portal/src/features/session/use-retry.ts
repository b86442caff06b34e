'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

/** Asks the server for the failed page again; `reset` alone would only draw the same answer once more. */
export function useRetry(reset: () => void): { retry: () => void; busy: boolean } {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return { retry, busy };
}
