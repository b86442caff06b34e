'use client';

import { useMutation } from '@tanstack/react-query';
import type { DnsZone } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import {
  draftOfZone,
  emptyZone,
  isChanged,
  reviveZone,
  withoutSecret,
  type ZoneDraft,
  zoneChange,
  zoneInput,
} from './zone-draft';
import { SHOWN, ZoneFields } from './zone-fields';

interface ZoneFormProps {
  /** Null for a new one. */
  zone: DnsZone | null;
  /** The zone as it was saved, and tried at once. */
  onSaved: (zone: DnsZone) => void;
  /** Stands beside the button that saves. */
  children?: ReactNode;
}

/** A zone's server and key. It is tried as soon as it is saved; what was typed, but the secret, survives a reload. */
export function ZoneForm({ zone, onSaved, children }: ZoneFormProps) {
  const t = useTranslations();
  const [draft, setDraft, forget] = useKept(
    `tresse.zone.${zone?.id ?? 'new'}`,
    zone ? draftOfZone(zone) : emptyZone(),
    reviveZone,
    withoutSecret,
  );
  const changed = zone === null || isChanged(draft, zone);
  const save = useMutation({
    mutationFn: async () => {
      const saved = await (zone
        ? answer(
            api.PUT('/api/dns-zones/{zoneId}', {
              params: { path: { zoneId: zone.id } },
              body: zoneChange(draft),
            }),
          )
        : answer(api.POST('/api/dns-zones', { body: zoneInput(draft) })));
      const at = { params: { path: { zoneId: saved.id } } };
      // It is saved whatever comes of the check, which can be had again on its page.
      return answer(api.POST('/api/dns-zones/{zoneId}/check', at)).catch(() => saved);
    },
    onSuccess: (saved) => {
      setDraft(draftOfZone(saved));
      forget();
      onSaved(saved);
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(save.error, SHOWN);

  function change(part: Partial<ZoneDraft>) {
    save.reset();
    const next = { ...draft, ...part };
    setDraft(next);
    if (zone && !isChanged(next, zone)) forget();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Card aria-labelledby="door-title">
      <CardTitle id="door-title">{t('dns.door')}</CardTitle>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <ZoneFields draft={draft} refusal={refusal} present={zone !== null} onChange={change} />
        {refusal.whole && (
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p role="status" className="text-[13px] text-ink-faint">
            {save.isPending ? t('dns.checking') : ''}
          </p>
          {zone && changed && (
            <Button look="quiet" onClick={() => change(draftOfZone(zone))}>
              {t('edit.undo')}
            </Button>
          )}
          {children}
          <Button
            type="submit"
            busy={save.isPending || (zone === null && save.isSuccess)}
            disabled={!changed}
          >
            {t(zone ? 'edit.submit' : 'dns.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
