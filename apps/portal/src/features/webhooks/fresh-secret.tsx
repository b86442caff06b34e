'use client';

import type { NewWebhook } from '@tresse/contracts';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { buttonClass } from '@/design/button-class';
import { Card } from '@/design/card';
import { CopyButton } from '@/design/copy-button';
import { Notice } from '@/design/notice';
import { hostOf } from './webhook-look';

/** The secret of a webhook that was just made; it is nowhere else, and gone with this page. */
export function FreshSecret({ webhook }: { webhook: NewWebhook }) {
  const t = useTranslations();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The form with the focus is gone.
    title.current?.focus();
  }, []);
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <h1
        ref={title}
        tabIndex={-1}
        className="text-2xl font-semibold tracking-tight wrap-anywhere outline-none"
      >
        {t('webhooks.made', { host: hostOf(webhook) })}
      </h1>
      <Card aria-labelledby="secret-title" className="flex flex-col gap-3">
        <h2 id="secret-title" className="text-[15px] font-semibold tracking-tight">
          {t('webhooks.secret')}
        </h2>
        <p className="text-sm text-ink-soft">{t('webhooks.secret-text')}</p>
        <p
          className="rounded-lg border border-edge bg-sunken p-3 font-mono text-xs break-all"
          translate="no"
          data-secret
        >
          {webhook.secret}
        </p>
        <div>
          <CopyButton wide text={webhook.secret} label={t('webhooks.copy-secret')} />
        </div>
        <Notice look="warn">{t('webhooks.secret-once')}</Notice>
      </Card>
      <div className="flex justify-end">
        <Link href={`/settings/webhooks/${webhook.id}`} className={buttonClass()}>
          {t('webhooks.secret-kept')}
        </Link>
      </div>
    </div>
  );
}
