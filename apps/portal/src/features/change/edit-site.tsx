'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Region, Site, SiteInput } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState, useTransition } from 'react';
import { BackLink } from '@/design/back-link';
import { Notice } from '@/design/notice';
import type { BraidAdvice } from '@/features/braid-form/braid-advice';
import { siteKey } from '@/features/live/keys';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import type { FieldErrors } from '@/features/site-form/check';
import { draftOfSite } from '@/features/site-form/draft';
import { useSiteForm } from '@/features/site-form/use-site-form';
import { ApiProblem, answer, api } from '@/lib/api';
import { OvertakenNotice } from './overtaken-notice';
import { SaveBar } from './save-bar';
import { goToSection, SectionNav } from './section-nav';
import { SectionView } from './section-view';
import { firstSection, sectionNamed, sectionOf } from './sections';
import { usePreview } from './use-preview';

const ChangePreview = dynamic(() => import('./change-preview').then((part) => part.ChangePreview));

/** Settings that are not in force, though they were saved: they may be tried once more as they are. */
const UNDONE: ReadonlySet<Site['rollout']['state']> = new Set(['rolled-back', 'failed']);

interface EditSiteProps {
  site: Site;
  /** What would leave the site as it is. */
  input: SiteInput;
  regions: Region[];
  advice: BraidAdvice;
}

/** Changes a site: its sections are one form and one save, with the difference and its effect beside them. */
export function EditSite({ site, input, regions, advice }: EditSiteProps) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const client = useQueryClient();
  const section = sectionNamed(usePathname().split('/')[4]) ?? 'lines';
  const { generation } = site.rollout;
  const initial = draftOfSite(input, locale);
  const { form, errors, overtaken, check, refuse, accept, forget, restart, summary } = useSiteForm(
    `tresse.site.${site.id}`,
    initial,
    { generation, ipv6Network: site.ipv6Network },
  );
  const typed = JSON.stringify(form.draft) !== JSON.stringify(initial);
  const preview = usePreview(site, form.draft, typed);
  const [tried, setTried] = useState(false);
  const [catchingUp, startCatchingUp] = useTransition();
  const save = useMutation({
    mutationFn: (body: SiteInput) =>
      answer(
        api.PUT('/api/sites/{siteId}', {
          params: { path: { siteId: site.id } },
          body: { generation, site: body },
        }),
      ),
    onSuccess: (changed) => {
      forget();
      client.setQueryData(siteKey(site.id), changed);
      // How the change fares is told at the top of the site's page.
      window.scrollTo(0, 0);
      router.push(`/sites/${site.id}`);
    },
    onError: async (error) => {
      // Somebody else was faster: what was typed goes on top of what they made of the site.
      if (isConflict(error)) startCatchingUp(() => router.refresh());
      else showFault(await refuse(error));
    },
  });

  // A draft that is whole is judged by the control plane as it is typed: its refusals stand at their fields.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is taken once
  useEffect(() => {
    if (preview.old) return;
    if (preview.error) refuse(preview.error);
    else if (preview.data) {
      accept();
      setTried(false);
    }
  }, [preview.data, preview.error, preview.old]);

  function showFault(refused: FieldErrors) {
    const paths = Object.keys(refused);
    const home = firstSection(paths);
    if (home === undefined) return;
    if (!paths.some((path) => sectionOf(path) === section)) goToSection(site.id, home);
    focusFirstFault();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const checked = await check();
    if (checked.input) save.mutate(checked.input);
    else showFault(checked.errors);
  }

  const why = overtaken && isConflict(save.error) ? null : summary(save.error);
  const refused = new Set(Object.keys(errors).map(sectionOf));
  const changed = new Set(preview.data?.changes.map(({ path }) => sectionOf(path)));
  return (
    <form onSubmit={submit} noValidate>
      <BackLink href={`/sites/${site.id}`}>{site.name}</BackLink>
      <h1 className="mt-1 mb-5 text-2xl font-semibold tracking-tight">{t('edit.title')}</h1>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[11rem_minmax(0,1fr)_19rem]">
        <SectionNav siteId={site.id} current={section} refused={refused} changed={changed} />
        <div className="flex min-w-0 flex-col gap-5">
          {overtaken && <OvertakenNotice overtaken={overtaken} />}
          <SectionView
            section={section}
            form={form}
            site={site}
            regions={regions}
            advice={advice}
            onRemoved={forget}
          />
          {tried && why && (
            <Notice look="bad" urgent>
              {why}
            </Notice>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents lg:sticky lg:top-20">
          <ChangePreview preview={preview} />
          <SaveBar
            siteId={site.id}
            busy={save.isPending || save.isSuccess || catchingUp}
            changed={typed}
            count={preview.data?.changes.length ?? 0}
            savable={typed || UNDONE.has(site.rollout.state)}
            onUndo={restart}
            onCancel={forget}
          />
          <p className="text-[13px] text-ink-faint">{t('edit.safety')}</p>
        </div>
      </div>
    </form>
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'conflict';
}
