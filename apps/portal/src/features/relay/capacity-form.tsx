'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { decimal } from '@/features/words/figures';
import { answer, api } from '@/lib/api';
import {
  type CapacityDraft,
  capacityOf,
  draftOfCapacity,
  reviveCapacity,
} from '../relay-capacity/capacity-draft';
import { CapacityFields } from '../relay-capacity/capacity-fields';
import { relayKey } from './use-relay';

/** Below this a line has carried nothing that tells its rate. */
const WORTH_TELLING_KBIT = 1_000;

/** How much a relay takes: the rate of its line and its most sites. What was typed survives a refusal and a reload. */
export function CapacityForm({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const locale = useLocale();
  const client = useQueryClient();
  const present = draftOfCapacity(relay, locale);
  const [draft, setDraft, forget] = useKept(`tresse.relay-capacity.${relay.id}`, present, reviveCapacity);
  const isPresent = ({ line, sites }: CapacityDraft) =>
    line.trim() === present.line && sites.trim() === present.sites;
  const save = useMutation({
    mutationFn: () => {
      const { lineKbit = null, mostSites = Number.NaN } = capacityOf(draft);
      const { name, ipv6Prefix } = relay;
      return answer(
        api.PUT('/api/relays/{relayId}', {
          params: { path: { relayId: relay.id } },
          body: { name, ipv6Prefix, lineKbit, mostSites },
        }),
      );
    },
    onSuccess: (changed) => {
      setDraft(draftOfCapacity(changed, locale));
      forget();
      client.setQueryData(relayKey(relay.id), changed);
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(save.error, ['lineKbit', 'mostSites']);

  function change(next: CapacityDraft) {
    save.reset();
    setDraft(next);
    if (isPresent(next)) forget();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Card aria-labelledby="capacity-title">
      <CardTitle id="capacity-title">{t('relay.capacity.title')}</CardTitle>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <CapacityFields
            draft={draft}
            emptyLine={
              relay.seenKbit !== null && relay.seenKbit >= WORTH_TELLING_KBIT
                ? t('relay.capacity.seen', { rate: decimal(relay.seenKbit / 1_000, locale, 1) })
                : t('relay.capacity.unknown')
            }
            errorAt={{ line: refusal.at('lineKbit'), sites: refusal.at('mostSites') }}
            onChange={change}
          />
        </div>
        {refusal.whole && (
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        )}
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="text-[13px] text-ink-faint">
            {save.isSuccess && isPresent(draft) ? t('relay.capacity.saved') : ''}
          </p>
          {!isPresent(draft) && (
            <Button look="quiet" onClick={() => change(present)}>
              {t('edit.undo')}
            </Button>
          )}
          <Button type="submit" busy={save.isPending} disabled={isPresent(draft)}>
            {t('edit.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
