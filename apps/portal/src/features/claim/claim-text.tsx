'use client';

import { Download, QrCode } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/design/button';
import { CopyButton } from '@/design/copy-button';
import { DAY_AND_TIME } from '@/features/words/instant';

const ClaimQr = dynamic(() => import('./claim-qr').then((part) => part.ClaimQr));

interface ClaimTextProps {
  text: string;
  expiresAt: string;
  siteName: string;
}

/** A claim, to copy, to keep as a file or to show to a camera. */
export function ClaimText({ text, expiresAt, siteName }: ClaimTextProps) {
  const t = useTranslations();
  const format = useFormatter();
  const [shown, setShown] = useState(false);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`;
  return (
    <>
      <p className="rounded-lg border border-edge bg-sunken p-3 font-mono text-xs break-all" translate="no">
        {text}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <CopyButton wide text={text} label={t('claim.copy')} />
        <Button look="plain" size="sm" onClick={() => saveFile(file)} title={siteName}>
          <Download aria-hidden className="size-4" />
          {t('claim.download')}
        </Button>
        <Button look="plain" size="sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
          <QrCode aria-hidden className="size-4" />
          {t('claim.qr')}
        </Button>
        <span className="text-[13px] text-ink-faint">
          {t('claim.until', {
            until: format.dateTime(new Date(expiresAt), DAY_AND_TIME),
          })}
        </span>
      </div>
      {shown && (
        <div className="mt-3">
          <ClaimQr text={text} label={t('claim.qr-of', { name: siteName })} />
        </div>
      )}
    </>
  );
}

function saveFile(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = 'tresse.claim';
  link.click();
}
