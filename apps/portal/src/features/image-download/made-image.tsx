'use client';

import type { SiteImage } from '@tresse/contracts';
import { Download, MonitorDown } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { ClaimText } from '@/features/claim/claim-text';
import { DAY_AND_TIME } from '@/features/words/instant';

const STEPS = ['write', 'plug', 'power'] as const;

/** An image that can be downloaded: by Imager or as a file, what to do with it, and until when. */
export function MadeImage({ image, siteName }: { image: SiteImage; siteName: string }) {
  const t = useTranslations();
  const format = useFormatter();
  const size = (bytes: number) =>
    format.number(bytes / 1e6, {
      style: 'unit',
      unit: 'megabyte',
      unitDisplay: 'short',
      maximumFractionDigits: bytes < 1e7 ? 1 : 0,
    });
  const instant = (at: string) => format.dateTime(new Date(at), DAY_AND_TIME);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <a href={image.imagerUrl} className={buttonClass({ className: WRAPPING })}>
          <MonitorDown aria-hidden className="size-4" />
          {t('image.imager')}
        </a>
        {image.files.map((file) => (
          <a
            key={file.format}
            href={new URL(file.url).pathname}
            download={file.name}
            className={buttonClass({ look: 'plain', className: WRAPPING })}
          >
            <Download aria-hidden className="size-4" />
            <span>
              {t('image.file', { format: file.format })}
              <span className="ml-1.5 font-normal text-ink-faint tabular-nums">{size(file.bytes)}</span>
            </span>
          </a>
        ))}
      </div>
      <p className="text-[13px] text-ink-faint">{t('image.imager-hint', { name: image.release.name })}</p>
      <ol className="list-decimal space-y-1.5 pl-5 text-sm text-ink-soft marker:text-ink-faint">
        {STEPS.map((step) => (
          <li key={step}>{t(`image.step.${step}`, { size: size(image.release.imageBytes) })}</li>
        ))}
      </ol>
      <p className="text-[13px] text-ink-faint">
        {t('image.until', { download: instant(image.downloadUntil), card: instant(image.claimUntil) })}
      </p>
      <details className="text-sm">
        <summary className="cursor-pointer rounded-md py-1 text-ink-soft hover:text-ink">
          {t('image.claim')}
        </summary>
        <p className="mt-1 mb-2 text-[13px] text-ink-faint">{t('image.claim-hint')}</p>
        <ClaimText text={image.claimText} expiresAt={image.claimUntil} siteName={siteName} />
      </details>
    </div>
  );
}

/** French needs two lines for it on a phone. */
const WRAPPING = 'max-sm:h-auto max-sm:min-h-10 max-sm:w-full max-sm:py-2 max-sm:whitespace-normal';
