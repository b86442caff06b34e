'use client';

import type { RelayPreview } from '@tresse/contracts';
import { useTranslations } from 'next-intl';

/** What another prefix means to the sites with IPv6, in words, and which those are. */
export function PrefixEffect({ effect: { gained, moved, stranded, sites } }: { effect: RelayPreview }) {
  const t = useTranslations();
  const touched = gained + moved + stranded;
  const more = touched - sites.length;
  return (
    <div className="flex flex-col gap-3 text-sm" aria-live="polite">
      {touched === 0 && (
        <p className="rounded-lg bg-good-soft px-3 py-2 text-good">{t('relay.effect.none')}</p>
      )}
      {gained > 0 && (
        <p className="rounded-lg bg-good-soft px-3 py-2 text-good">
          {t('relay.effect.gained', { count: gained })}
        </p>
      )}
      {moved > 0 && (
        <p className="rounded-lg bg-warn-soft px-3 py-2 text-warn">
          {t('relay.effect.moved', { count: moved })}
        </p>
      )}
      {stranded > 0 && (
        <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
          {t('relay.effect.stranded', { count: stranded })}
        </p>
      )}
      {sites.length > 0 && (
        <ul className="flex flex-col gap-2">
          {sites.map(({ id, name, tenant, before, after }) => (
            <li key={id} className="min-w-0 wrap-anywhere">
              <p className="font-medium">
                {name} <span className="font-normal text-ink-faint">· {tenant}</span>
              </p>
              <p className="flex flex-wrap gap-x-2 font-mono text-[13px]">
                {before && <del className="text-bad decoration-bad/50">{before}</del>}
                {after && <ins className="text-good no-underline">{after}</ins>}
              </p>
            </li>
          ))}
          {more > 0 && <li className="text-ink-faint">{t('relay.effect.more', { count: more })}</li>}
        </ul>
      )}
    </div>
  );
}
