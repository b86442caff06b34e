'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay, RelayChange } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { asText, useKept } from '@/features/session/use-kept';
import { useProblemText } from '@/features/session/use-problem-text';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem, answer, api } from '@/lib/api';
import { PrefixEffect } from './prefix-effect';
import { useRelayPreview } from './use-relay-preview';

/**
 * The prefix of IPv6 that is routed to a relay, with what another one means to its sites before it is saved. What was
 * typed survives a reload and a lost session.
 */
export function PrefixForm({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const language = useLanguage();
  const router = useRouter();
  const problemText = useProblemText();
  const present = relay.ipv6Prefix?.toLowerCase() ?? '';
  const [typed, setTyped, forget] = useKept(`tresse.relay.${relay.id}`, present, asText);
  const prefix = prefixIn(typed);
  const changed = prefix !== present;
  const change: RelayChange = { name: relay.name, ipv6Prefix: prefix === '' ? null : prefix };
  const preview = useRelayPreview(relay, change, changed);
  const save = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/relays/{relayId}', { params: { path: { relayId: relay.id } }, body: change })),
    onSuccess: () => {
      forget();
      router.refresh();
    },
  });

  const error = changed ? (save.error ?? preview.error) : null;
  const refused = error instanceof ApiProblem ? error.problem?.fields?.[0]?.message[language] : undefined;

  function type(text: string) {
    save.reset();
    setTyped(text);
    if (prefixIn(text) === present) forget();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Card aria-labelledby="prefix-title">
      <CardTitle id="prefix-title">{t('relay.ipv6')}</CardTitle>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t('relay.prefix')}
          hint={t('relay.prefix-hint')}
          placeholder="2001:db8:7::/48"
          autoCapitalize="off"
          spellCheck={false}
          className="max-w-md"
          value={typed}
          error={refused}
          onChange={(event) => type(event.target.value)}
        />
        {changed && preview.data && <PrefixEffect effect={preview.data} />}
        {error && !refused && <Notice look="bad">{problemText(error)}</Notice>}
        {save.isSuccess && <Notice look="good">{t('relay.saved')}</Notice>}
        <div className="flex justify-end gap-2">
          {changed && (
            <Button look="quiet" onClick={() => type(present)}>
              {t('edit.undo')}
            </Button>
          )}
          <Button type="submit" busy={save.isPending} disabled={!changed || !preview.data}>
            {t('edit.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function prefixIn(text: string): string {
  return text.trim().toLowerCase();
}
