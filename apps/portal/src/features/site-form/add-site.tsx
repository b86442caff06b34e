'use client';

import { useMutation } from '@tanstack/react-query';
import type { DemoBox, Region, SiteInput } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { ChoiceCards } from '@/design/choice-cards';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { answer, api } from '@/lib/api';
import { LanSection } from '../lan-form/lan-section';
import { LinesSection } from '../line-form/lines-section';
import { firstRegion, type NearRegion } from '../region-choice/known-nearest';
import { AboutFields } from './about-fields';
import { emptyDraft, firstLines, withDemoBox } from './draft';
import { Section } from './section';
import { useSiteForm } from './use-site-form';

interface AddSiteProps {
  regions: Region[];
  /** What another site of the tenant knows of regions. */
  near: NearRegion | null;
  demoBox: DemoBox | null;
}

/** Adds a site and leads on to its first steps. */
export function AddSite({ regions, near, demoBox }: AddSiteProps) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const first = emptyDraft(firstRegion(regions, near));
  const { form, check, refuse, forget, summary } = useSiteForm('tresse.new-site', first);
  const create = useMutation({
    mutationFn: (body: SiteInput) => answer(api.POST('/api/sites', { body })),
    onSuccess: (site) => {
      forget();
      router.push(`/sites/${site.id}/start`);
    },
    onError: async (error) => {
      await refuse(error);
      focusFirstFault();
    },
  });

  const why = summary(create.error);
  const { draft } = form;
  const finder = draft.lines.length === 0 ? 'box' : 'person';
  const [setAside, setSetAside] = useState(firstLines);

  function choose(next: typeof finder) {
    if (next === finder) return;
    if (next === 'box') setSetAside(draft.lines);
    form.change({ ...draft, lines: next === 'box' ? [] : setAside }, 'lines');
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { input } = await check();
    if (input) create.mutate(input);
    else focusFirstFault();
  }

  return (
    <form onSubmit={submit} noValidate className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/sites">{t('nav.sites')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('add.title')}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t('add.text')}</p>
      </div>
      <AboutFields form={form} regions={regions} site={null} near={near} />
      <Section title={t('add.finder')} hint={t('add.finder-hint')}>
        <ChoiceCards
          legend={t('add.finder')}
          quietLegend
          value={finder}
          className="sm:grid-cols-2"
          options={[
            { value: 'box', title: t('add.box-finds'), text: t('add.box-finds-text') },
            { value: 'person', title: t('add.person-names'), text: t('add.person-names-text') },
          ]}
          onChange={choose}
        />
      </Section>
      {finder === 'person' && (
        <>
          <LinesSection
            form={form}
            brief
            aside={
              demoBox && (
                <Button
                  look="plain"
                  size="sm"
                  onClick={() => form.change(withDemoBox(draft, demoBox, locale), 'lines')}
                >
                  {t('add.use-demo')}
                </Button>
              )
            }
          />
          <LanSection form={form} brief />
        </>
      )}
      {why && (
        <Notice look="bad" urgent>
          {why}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={() => router.back()}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" busy={create.isPending || create.isSuccess}>
          {t('add.submit')}
        </Button>
      </div>
    </form>
  );
}
