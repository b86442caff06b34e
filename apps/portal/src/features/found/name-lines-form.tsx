'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FoundInterface, Site, SiteInput } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef } from 'react';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { ChangePreview } from '@/features/change/change-preview';
import { usePreview } from '@/features/change/use-preview';
import { siteKey } from '@/features/live/keys';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import type { SiteDraft } from '@/features/site-form/draft';
import { useSiteForm } from '@/features/site-form/use-site-form';
import { ApiProblem, answer, api } from '@/lib/api';
import { FoundCard } from './found-card';
import { type FoundAround, withMissing } from './found-draft';

interface NameLinesFormProps {
  site: Site;
  found: readonly FoundInterface[];
  around: FoundAround;
  /** The site with what is suggested. */
  initial: SiteDraft;
}

/** Names the lines and the LAN of a site: one save, with what it does beside it. */
export function NameLinesForm({ site, found, around, initial }: NameLinesFormProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const { generation } = site.rollout;
  const { form, errors, check, refuse, forget, restart, summary } = useSiteForm(
    `tresse.found.${site.id}`,
    initial,
    { generation, ipv6Network: site.ipv6Network },
  );
  useNewSuggestion(JSON.stringify(initial), form.draft, restart);
  const preview = usePreview(site, form.draft, true);
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
    },
    onError: async (error) => {
      // Somebody else has changed the site: what was chosen here goes on top of that.
      if (error instanceof ApiProblem && error.code === 'conflict') {
        await client.invalidateQueries({ queryKey: siteKey(site.id) });
      }
      await refuse(error);
      focusFirstFault();
    },
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { input } = await check();
    if (input) save.mutate(input);
    else focusFirstFault();
  }

  const noLan = form.draft.lan.interface === '';
  const tooFew = form.errorAt('lines');
  const unplaced = noLan && errors['lan.interface'] !== undefined;
  const why = summary(save.error);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      {withMissing(form.draft, found).map((one) => (
        <FoundCard key={one.name} form={form} one={one} around={around} />
      ))}
      {found.length === 0 && <Notice look="warn">{t('found.none')}</Notice>}
      {noLan && <Refused refused={unplaced}>{t('found.no-lan')}</Refused>}
      {tooFew && <Refused refused>{tooFew}</Refused>}
      <ChangePreview preview={preview} />
      {why && (
        <Notice look="bad" urgent>
          {why}
        </Notice>
      )}
      <Button type="submit" className="self-end" busy={save.isPending || save.isSuccess}>
        {t('found.submit')}
      </Button>
    </form>
  );
}

function Refused({ refused, children }: { refused: boolean; children: string }) {
  return (
    <p
      tabIndex={refused ? -1 : undefined}
      aria-invalid={refused || undefined}
      className={refused ? 'text-[13px] text-bad' : 'text-[13px] text-warn'}
    >
      {children}
    </p>
  );
}

/** Takes up what is suggested of an interface that comes while the page is open, unless somebody has chosen already. */
function useNewSuggestion(suggested: string, draft: SiteDraft, takeUp: () => void): void {
  const before = useRef(suggested);
  const untouched = JSON.stringify(draft) === before.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each suggestion is looked at once
  useEffect(() => {
    if (suggested === before.current) return;
    before.current = suggested;
    if (untouched) takeUp();
  }, [suggested]);
}
