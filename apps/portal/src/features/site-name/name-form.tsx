'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SiteDns } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { AskButton } from '@/design/ask-button';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { draftOfName, type NameDraft, nameOf, reviveName } from './name-draft';
import { siteDnsKey } from './use-site-dns';

/** Gives a site a name, another or none. What was typed survives a refusal and a reload. */
export function NameForm({ siteId, dns }: { siteId: string; dns: SiteDns }) {
  const t = useTranslations();
  const client = useQueryClient();
  const present = draftOfName(dns);
  const [kept, setDraft, forget] = useKept(`tresse.site-name.${siteId}`, present, reviveName);
  // A zone may have gone since.
  const draft = dns.zones.includes(kept.zone) ? kept : { ...kept, zone: present.zone };
  const name = draft.label.trim() === '' ? '' : nameOf(draft);
  const save = useMutation({
    mutationFn: (wanted: string | null) =>
      answer(api.PUT('/api/sites/{siteId}/dns', { params: { path: { siteId } }, body: { name: wanted } })),
    onSuccess: (saved) => {
      setDraft(draftOfName(saved));
      forget();
      client.setQueryData(siteDnsKey(siteId), saved);
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(save.error, ['name']);

  function change(part: Partial<NameDraft>) {
    save.reset();
    setDraft({ ...draft, ...part });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(name);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label={t('site-name.label')}
          hint={name === '' ? t('site-name.label-hint') : t('site-name.whole', { name })}
          placeholder={t('site-name.example')}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={draft.label}
          error={refusal.at('name')}
          onChange={(event) => change({ label: event.target.value })}
        />
        <SelectField
          label={t('site-name.zone')}
          value={draft.zone}
          onChange={(event) => change({ zone: event.target.value })}
        >
          {dns.zones.map((zone) => (
            <option key={zone} value={zone}>
              .{zone}
            </option>
          ))}
        </SelectField>
      </div>
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {dns.name && (
          <AskButton
            look="danger"
            busy={save.isPending}
            question={t('site-name.remove-ask', { name: dns.name.name })}
            explanation={t('site-name.remove-text')}
            confirm={t('site-name.remove')}
            onConfirm={() => save.mutate(null)}
          >
            {t('site-name.remove')}
          </AskButton>
        )}
        <Button type="submit" busy={save.isPending} disabled={name === '' || name === dns.name?.name}>
          {t(dns.name ? 'site-name.change' : 'site-name.give')}
        </Button>
      </div>
    </form>
  );
}
