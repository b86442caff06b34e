'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Region, Site } from '@tresse/contracts';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { buttonClass } from '@/design/button-class';
import { Card } from '@/design/card';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { AboutFields } from '@/features/site-form/about-fields';
import type { SiteForm } from '@/features/site-form/use-site-form';
import { answer, api } from '@/lib/api';

interface AboutSectionProps {
  form: SiteForm;
  site: Site;
  regions: Region[];
  onRemoved: () => void;
}

/** The site as a whole: its name, its region, its end. */
export function AboutSection({ form, site, regions, onRemoved }: AboutSectionProps) {
  const t = useTranslations();
  const router = useRouter();
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/sites/{siteId}', { params: { path: { siteId: site.id } } })),
    onSuccess: () => {
      onRemoved();
      client.removeQueries({ queryKey: ['sites'] });
      router.push('/sites');
      router.refresh();
    },
    onError: tellRefusal,
  });
  return (
    <>
      <AboutFields form={form} regions={regions} site={site} />
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-[15px] font-semibold">{t('edit.name-title')}</h2>
          <p className="text-[13px] text-ink-faint">{t('edit.name-text')}</p>
        </div>
        <Link href={`/sites/${site.id}/name`} className={buttonClass({ look: 'plain' })}>
          {t('edit.name')}
        </Link>
      </Card>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-[15px] font-semibold">{t('edit.remove-title')}</h2>
          <p className="text-[13px] text-ink-faint">{t('edit.remove-text')}</p>
        </div>
        <AskButton
          look="danger"
          busy={remove.isPending}
          question={t('edit.remove-ask', { name: site.name })}
          explanation={t('edit.remove-text')}
          confirm={t('edit.remove')}
          onConfirm={() => remove.mutate()}
        >
          {t('edit.remove')}
        </AskButton>
      </Card>
    </>
  );
}
