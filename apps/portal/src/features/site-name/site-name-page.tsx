'use client';

import type { Site, SiteDns } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { BackLink } from '@/design/back-link';
import { Card } from '@/design/card';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { NameForm } from './name-form';
import { NameState } from './name-state';
import { useSiteDns } from './use-site-dns';

interface SiteNamePageProps {
  site: Site;
  initial: SiteDns;
  writer: boolean;
}

/** The name in the DNS that follows a site's public address. */
export function SiteNamePage({ site, initial, writer }: SiteNamePageProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const { data, error } = useSiteDns(site, initial);
  const dns = data ?? initial;
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href={`/sites/${site.id}`}>{site.name}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('site-name.title')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t('site-name.text')}</p>
      </div>
      {error && <Notice look="warn">{problemText(error)}</Notice>}
      <Card className="flex flex-col gap-5">
        {dns.name ? (
          <NameState name={dns.name} publicAddress={site.publicAddress} />
        ) : (
          <p className="text-sm text-ink-soft">
            {t(dns.zones.length === 0 ? 'site-name.no-zone' : 'site-name.none')}
          </p>
        )}
        {writer && dns.zones.length > 0 && <NameForm siteId={site.id} dns={dns} />}
        {!writer && dns.zones.length > 0 && (
          <p className="text-[13px] text-ink-faint">{t('settings.ask-writer')}</p>
        )}
      </Card>
    </div>
  );
}
