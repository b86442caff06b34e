'use client';

import type { NewInvitation } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { CopyButton } from '@/design/copy-button';
import { DAY_AND_TIME } from '@/features/words/instant';

/** The link of an invitation that was just made; it is nowhere else, and gone with this page. */
export function FreshLink({ invitation: { email, link, expiresAt } }: { invitation: NewInvitation }) {
  const t = useTranslations();
  const format = useFormatter();
  const until = format.dateTime(new Date(expiresAt), DAY_AND_TIME);
  return (
    <div role="status" className="mt-4 border-t border-edge pt-4">
      <p className="mb-2 text-sm font-medium wrap-anywhere">{t('team.link', { email })}</p>
      <p
        className="rounded-lg border border-edge bg-sunken p-3 font-mono text-xs break-all"
        translate="no"
        data-secret
      >
        {link}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <CopyButton wide text={link} label={t('team.copy-link')} />
        <span className="text-[13px] text-ink-faint">{t('team.link-once', { until })}</span>
      </div>
    </div>
  );
}
