'use client';

import { useMutation } from '@tanstack/react-query';
import type { SuppliedRegion } from '@tresse/contracts';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { ChoiceCards } from '@/design/choice-cards';
import { SelectField, TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { useLanguage } from '@/i18n/use-language';
import { answer, api } from '@/lib/api';
import { capacityOf, NO_CAPACITY } from '../relay-capacity/capacity-draft';
import { CapacityFields } from '../relay-capacity/capacity-fields';
import { type RelayDraft, reviveRelayDraft, type Way } from './relay-draft';
import { SupplyOffer } from './supply-offer';
import { useEmptyWords } from './use-empty-words';

const SHOWN = ['name', 'region', 'publicAddress', 'lineKbit', 'mostSites'];

/** Another relay: ordered as its region is supplied, or a server of one's own. */
export function NewRelay({ regions, way }: { regions: SuppliedRegion[]; way: Way | undefined }) {
  const t = useTranslations();
  const language = useLanguage();
  const router = useRouter();
  const first: RelayDraft = {
    ...{ way: way ?? 'order', name: '', region: '', publicAddress: '' },
    capacity: NO_CAPACITY,
  };
  const revive = (stored: unknown) => reviveRelayDraft(stored, way);
  const [kept, setDraft, forget] = useKept('tresse.new-relay', first, revive);
  const fit = regions.filter(({ supply }) => kept.way === 'own' || supply !== null);
  const region = fit.find(({ code }) => code === kept.region) ?? fit[0];
  const draft = { ...kept, region: region?.code ?? '' };
  const create = useMutation({
    mutationFn: () => {
      const name = draft.name.trim();
      const publicAddress = draft.publicAddress.trim();
      const { region } = draft;
      const capacity = capacityOf(draft.capacity);
      return draft.way === 'order'
        ? answer(api.POST('/api/relays/orders', { body: { name, region, ...capacity } }))
        : answer(api.POST('/api/relays', { body: { name, region, publicAddress, ...capacity } }));
    },
    onError: () => focusFirstFault(),
    onSuccess: ({ id }) => {
      forget();
      router.push(`/relays/${id}`);
    },
  });
  const refusal = useRefusal(create.error, SHOWN);
  const emptyWords = useEmptyWords(draft.way === 'order' ? (region?.supply ?? null) : null);

  function change(part: Partial<RelayDraft>) {
    create.reset();
    setDraft({ ...draft, ...part });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/relays">{t('nav.relays')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('relay-new.title')}</h1>
      </div>
      <ChoiceCards
        legend={t('relay-new.way')}
        quietLegend
        value={draft.way}
        className="sm:grid-cols-2"
        options={[
          { value: 'order', title: t('relay-new.order'), text: t('relay-new.order-text') },
          { value: 'own', title: t('relay-new.own'), text: t('relay-new.own-text') },
        ]}
        onChange={(way) => change({ way })}
      />
      {fit.length === 0 ? (
        <Notice look="warn">
          {t(draft.way === 'order' ? 'relay-new.no-supply' : 'relay-new.no-region')}{' '}
          <Link href="/regions" className="font-medium underline underline-offset-3">
            {t('relay-new.to-regions')}
          </Link>
        </Notice>
      ) : (
        <Card>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label={t('relay-new.name')}
              placeholder="paris-1"
              hint={t('relay-new.name-hint')}
              value={draft.name}
              error={refusal.at('name')}
              onChange={(event) => change({ name: event.target.value })}
            />
            <SelectField
              label={t('relay-new.region')}
              value={draft.region}
              error={refusal.at('region')}
              onChange={(event) => change({ region: event.target.value })}
            >
              {fit.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name[language]}
                </option>
              ))}
            </SelectField>
            {draft.way === 'own' && (
              <TextField
                label={t('relay-new.address')}
                hint={t('relay-new.address-hint')}
                placeholder="203.0.113.7"
                autoCapitalize="off"
                spellCheck={false}
                value={draft.publicAddress}
                error={refusal.at('publicAddress')}
                onChange={(event) => change({ publicAddress: event.target.value })}
              />
            )}
          </div>
          <div className="mt-4 grid items-start gap-3 sm:grid-cols-2">
            <CapacityFields
              draft={draft.capacity}
              {...emptyWords}
              errorAt={{ line: refusal.at('lineKbit'), sites: refusal.at('mostSites') }}
              onChange={(capacity) => change({ capacity })}
            />
          </div>
          {draft.way === 'order' && region?.supply && (
            <SupplyOffer supply={region.supply} relays={region.relays} />
          )}
        </Card>
      )}
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={() => router.back()}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={fit.length === 0} busy={create.isPending || create.isSuccess}>
          {t(`relay-new.submit.${draft.way}`)}
        </Button>
      </div>
    </form>
  );
}
