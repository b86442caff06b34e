'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Empty } from '@/design/empty';
import { useRetry } from '@/features/session/use-retry';

export default function RoomError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations();
  const { retry, busy } = useRetry(reset);
  return (
    <Empty
      title={t('error.title')}
      action={
        <Button busy={busy} onClick={retry}>
          {t('error.again')}
        </Button>
      }
    >
      {t('error.text')}
      {error.digest && <code className="mt-3 block font-mono text-xs text-ink-faint">{error.digest}</code>}
    </Empty>
  );
}
