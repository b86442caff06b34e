'use client';

import type { Site } from '@tresse/contracts';
import { HardDriveDownload } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { Skeleton } from '@/design/skeleton';
import { useProblemText } from '@/features/session/use-problem-text';
import { DAY_AND_TIME } from '@/features/words/instant';
import { MadeImage } from './made-image';
import { useSiteImage } from './use-site-image';

/** How an operator makes a release. */
const COMMAND = 'npm run image';

/** The site's image from «there is none here» to «download it», whichever it is. */
export function ImageDownload({ site }: { site: Site }) {
  const t = useTranslations();
  const format = useFormatter();
  const problemText = useProblemText();
  const { known, make } = useSiteImage(site);
  const button = (label: string, look: 'primary' | 'quiet') => (
    <Button
      look={look}
      size={look === 'quiet' ? 'sm' : 'md'}
      className={
        look === 'quiet'
          ? 'mt-2 -ml-3 max-sm:h-auto max-sm:py-1.5 max-sm:text-left max-sm:whitespace-normal'
          : undefined
      }
      busy={make.isPending}
      onClick={() => make.mutate()}
    >
      <HardDriveDownload aria-hidden className="size-4" />
      {label}
    </Button>
  );
  if (known.data === undefined) {
    return known.isError ? (
      <Notice look="bad" action={<Retry onRetry={() => known.refetch()} />}>
        {problemText(known.error)}
      </Notice>
    ) : (
      <Skeleton className="h-24" />
    );
  }
  const { release, image } = known.data;
  if (image && !image.downloadOver) {
    return (
      <>
        <MadeImage image={image} siteName={site.name} />
        {button(t('image.another'), 'quiet')}
      </>
    );
  }
  if (!release) {
    return (
      <Notice>
        {t.rich('image.none', { command: () => <code className="font-mono text-[13px]">{COMMAND}</code> })}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm text-ink-soft">
        {image
          ? t('image.over', { until: format.dateTime(new Date(image.claimUntil), DAY_AND_TIME) })
          : t('image.offer')}
      </p>
      {button(t(image ? 'image.another-short' : 'image.make'), 'primary')}
    </div>
  );
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations();
  return (
    <Button look="plain" size="sm" onClick={onRetry}>
      {t('image.retry')}
    </Button>
  );
}
