'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Region, Site, SiteInput } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { AskButton } from '@/design/ask-button';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { Notice } from '@/design/notice';
import { notifyRefusal } from '@/design/notify';
import { siteKey } from '@/features/live/keys';
import { useProblemText } from '@/features/session/use-problem-text';
import { draftOfSite } from '@/features/site-form/draft';
import { SiteFields } from '@/features/site-form/site-fields';
import { useSiteForm } from '@/features/site-form/use-site-form';
import { answer, api } from '@/lib/api';

const ForwardFields = dynamic(() =>
  import('@/features/site-form/forward-fields').then((part) => part.ForwardFields),
);
const ChangePreview = dynamic(() => import('./change-preview').then((part) => part.ChangePreview));

/** Changes a site, with the difference and its effect beside the form. */
export function EditSite({ site, regions }: { site: Site; regions: Region[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const client = useQueryClient();
  const problemText = useProblemText();
  const path = { siteId: site.id };
  const { generation } = site.rollout;
  const { form, check, refuse, forget, summary } = useSiteForm(
    `tresse.site.${site.id}.${generation}`,
    draftOfSite(site, locale),
  );
  const save = useMutation({
    mutationFn: (input: SiteInput) =>
      answer(api.PUT('/api/sites/{siteId}', { params: { path }, body: { generation, site: input } })),
    onSuccess: (changed) => {
      forget();
      client.setQueryData(siteKey(site.id), changed);
      // How the change fares is told at the top of the site's page.
      window.scrollTo(0, 0);
      router.push(`/sites/${site.id}`);
    },
    onError: refuse,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/sites/{siteId}', { params: { path } })),
    onSuccess: () => {
      forget();
      client.removeQueries({ queryKey: ['sites'] });
      router.push('/sites');
      router.refresh();
    },
    onError: (error) => notifyRefusal(problemText(error)),
  });

  const why = summary(save.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = await check();
    if (input) save.mutate(input);
  }

  return (
    <form onSubmit={submit} noValidate>
      <BackLink href={`/sites/${site.id}`}>{site.name}</BackLink>
      <h1 className="mt-1 mb-5 text-2xl font-semibold tracking-tight">{t('edit.title')}</h1>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <SiteFields form={form} regions={regions} />
          <ForwardFields form={form} />
          {why && (
            <Notice look="bad" urgent>
              {why}
            </Notice>
          )}
        </div>
        <div className="flex flex-col gap-4 max-lg:contents lg:sticky lg:top-20">
          <ChangePreview siteId={site.id} draft={form.draft} />
          <div className="z-5 flex flex-wrap justify-end gap-2 max-lg:sticky max-lg:bottom-0 max-lg:-mx-4 max-lg:border-y max-lg:border-edge max-lg:bg-surface max-lg:px-4 max-lg:py-3 max-lg:sm:-mx-6 max-lg:sm:px-6">
            <Button
              look="quiet"
              onClick={() => {
                forget();
                router.push(`/sites/${site.id}`);
              }}
            >
              {t('common.cancel')}
            </Button>
            <Button type="submit" busy={save.isPending || save.isSuccess}>
              {t('edit.submit')}
            </Button>
          </div>
          <p className="text-[13px] text-ink-faint">{t('edit.safety')}</p>
        </div>
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
      </div>
    </form>
  );
}
