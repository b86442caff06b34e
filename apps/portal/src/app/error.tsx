'use client';

import { useTranslations } from 'next-intl';
import { BraidMark } from '@/design/braid-mark';
import { Button } from '@/design/button';
import { useRetry } from '@/features/session/use-retry';

/** Stands alone: not even who is signed in could be asked. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations();
  const { retry, busy } = useRetry(reset);
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center px-6 text-center">
      <BraidMark className="size-14" />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">{t('error.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('error.text')}</p>
      <Button className="mt-6" busy={busy} onClick={retry}>
        {t('error.again')}
      </Button>
      {error.digest && <code className="mt-6 font-mono text-xs text-ink-faint">{error.digest}</code>}
    </main>
  );
}
