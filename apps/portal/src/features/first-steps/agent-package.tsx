'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Notice } from '@/design/notice';
import { Skeleton } from '@/design/skeleton';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

/** How an operator makes the package. */
const COMMAND = 'npm run deb';
const BYTES_PER_MB = 1_000_000;

/** Where the agent's Debian package is to be had, or that there is none yet. */
export function AgentPackage() {
  const t = useTranslations();
  const format = useFormatter();
  const { data } = useQuery({
    queryKey: ['agent-package'],
    queryFn: () => answer(api.GET('/api/packages')),
    refetchInterval: askAgain,
  });
  if (!data) return <Skeleton className="h-8 w-56" />;
  if (!data.newest) {
    return (
      <Notice>
        {t.rich('claim.no-package', {
          command: () => <code className="font-mono text-[13px]">{COMMAND}</code>,
        })}
      </Notice>
    );
  }
  const { name, sha256, bytes } = data.newest;
  const size = format.number(bytes / BYTES_PER_MB, { maximumFractionDigits: 1 });
  return (
    <a
      href={`/api/packages/${sha256}.deb`}
      download={name}
      className={buttonClass({ look: 'plain', size: 'sm' })}
    >
      <Download aria-hidden className="size-4" />
      {t('claim.package', { size })}
    </a>
  );
}
