'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { ZoneForm } from './zone-form';

/** Adds a zone, and leads on to what came of trying it. */
export function NewZone() {
  const t = useTranslations();
  const router = useRouter();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/dns">{t('dns.title')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('dns.add')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t('dns.add-text')}</p>
      </div>
      <ZoneForm zone={null} onSaved={({ id }) => router.push(`/dns/${id}`)}>
        <Button look="quiet" onClick={() => router.push('/dns')}>
          {t('common.cancel')}
        </Button>
      </ZoneForm>
    </div>
  );
}
