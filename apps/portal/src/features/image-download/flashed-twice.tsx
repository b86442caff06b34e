'use client';

import type { Site } from '@tresse/contracts';
import Link from 'next/link';
import { useNow, useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Notice } from '@/design/notice';

/** For as long as the second box would still be tried, in ms. */
const TOLD_MS = 3 * 24 * 3_600 * 1_000;

/** Says that a second box came with a claim that had started another, and was refused. */
export function FlashedTwice({ site, writer }: { site: Site; writer: boolean }) {
  const t = useTranslations();
  const now = useNow();
  const reusedAt = site.claim?.reusedAt;
  if (!reusedAt || now.getTime() - Date.parse(reusedAt) > TOLD_MS) return null;
  return (
    <Notice
      look="warn"
      action={
        writer && (
          <Link href={`/sites/${site.id}/start`} className={buttonClass({ look: 'plain', size: 'sm' })}>
            {t('image.another-short')}
          </Link>
        )
      }
    >
      {t('image.flashed-twice', { image: String(site.claim?.inImage) })}
    </Notice>
  );
}
