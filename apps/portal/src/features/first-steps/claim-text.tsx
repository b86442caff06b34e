'use client';

import type { NewClaim } from '@tresse/contracts';
import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { CopyButton } from '@/design/copy-button';
import { DAY_AND_TIME } from '@/features/words/instant';

/** A fresh claim: the only time it is shown, to copy or to keep as a file. */
export function ClaimText({ claim, siteName }: { claim: NewClaim; siteName: string }) {
  const t = useTranslations();
  const format = useFormatter();
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${claim.text}\n`)}`;
  return (
    <>
      <p className="rounded-lg border border-edge bg-sunken p-3 font-mono text-xs break-all" translate="no">
        {claim.text}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <CopyButton wide text={claim.text} label={t('claim.copy')} />
        <Button look="plain" size="sm" onClick={() => saveFile(file)} title={siteName}>
          <Download aria-hidden className="size-4" />
          {t('claim.download')}
        </Button>
        <span className="text-[13px] text-ink-faint">
          {t('claim.until', {
            until: format.dateTime(new Date(claim.expiresAt), DAY_AND_TIME),
          })}
        </span>
      </div>
    </>
  );
}

function saveFile(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = 'tresse.claim';
  link.click();
}
