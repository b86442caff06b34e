'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { BraidMark } from '@/design/braid-mark';
import { Button } from '@/design/button';
import { passes } from '@/lib/api';

const RETRY_MS = 4_000;

export interface FailedPage {
  error: Error & { digest?: string };
  /** Draws the page anew, from the answer that there is. */
  reset: () => void;
}

/** What stands in the place of a page that failed. What passes by itself is tried again by itself. */
export function PageFailure({ error, reset }: FailedPage) {
  const t = useTranslations();
  const router = useRouter();
  const [trying, startTransition] = useTransition();
  const passing = passes(error);
  // `reset` alone would only draw the same answer once more.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: one attempt follows another, whatever was drawn between
  useEffect(() => {
    if (!passing || trying) return;
    const timer = setTimeout(retry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [passing, trying]);

  return (
    <div className="mx-auto flex min-h-[60dvh] max-w-md flex-col items-center justify-center text-center">
      <BraidMark className="size-14" />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">
        {t(passing ? 'error.passing-title' : 'error.title')}
      </h1>
      <p className="mt-2 text-ink-soft" role="status">
        {t(passing ? 'error.passing-text' : 'error.text')}
      </p>
      <Button className="mt-6" look="plain" busy={trying} onClick={retry}>
        {t('error.again')}
      </Button>
      {error.digest && <code className="mt-6 font-mono text-xs text-ink-faint">{error.digest}</code>}
    </div>
  );
}
