'use client';

import type { Site } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { CopyButton } from '@/design/copy-button';

/** What the internet sees of a site; where it is shared, which ports are the site's, behind a fold. */
export function PublicAddress({ site: { publicAddress, publicPorts } }: { site: Site }) {
  const t = useTranslations();
  if (publicAddress === null) return null;
  return (
    <div className="mt-2 text-sm text-ink-faint">
      <p className="flex flex-wrap items-center gap-x-2">
        {t('site.public-address')}
        <span className="inline-flex items-center gap-1 font-mono text-ink">
          {publicAddress}
          <CopyButton text={publicAddress} label={t('site.copy-address')} />
        </span>
      </p>
      {publicPorts && (
        <details>
          <summary className="w-fit py-0.5 text-[13px] hover:text-ink">{t('site.shared')}</summary>
          <p className="max-w-prose text-[13px]">
            {t('site.shared-text', { first: String(publicPorts.first), last: String(publicPorts.last) })}
          </p>
        </details>
      )}
    </div>
  );
}
