'use client';

import { useMutation } from '@tanstack/react-query';
import type { ProviderAccount, SuppliedRegion } from '@tresse/contracts';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { ChoiceCards } from '@/design/choice-cards';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { useLanguage } from '@/i18n/use-language';
import { answer, api } from '@/lib/api';
import { draftOfRegion, emptyRegion, type RegionDraft, regionInput, reviveRegion } from './region-draft';
import { SupplyFields } from './supply-fields';

const SHOWN = [
  ...['code', 'name.en', 'name.fr', 'supply.accountId', 'supply.providerRegion'],
  ...['supply.size', 'supply.image', 'supply.mostRelays'],
  ...['supply.lineKbit', 'supply.mostSites'],
];

interface RegionFormProps {
  /** Null for a new one. */
  region: SuppliedRegion | null;
  /** Codes that a new one may not have. */
  taken: string[];
  accounts: ProviderAccount[];
}

/** A region: how it is called in both languages, and where its relays come from. */
export function RegionForm({ region, taken, accounts }: RegionFormProps) {
  const t = useTranslations();
  const language = useLanguage();
  const router = useRouter();
  const locale = useLocale();
  const firstAccount = accounts[0]?.id ?? '';
  const [draft, setDraft, forget] = useKept(
    `tresse.region.${region?.code ?? 'new'}`,
    region ? draftOfRegion(region, firstAccount, locale) : emptyRegion(firstAccount),
    reviveRegion,
  );
  const code = draft.code.trim();
  const double = region === null && taken.includes(code);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/supplied-regions/{code}', { params: { path: { code } }, body: regionInput(draft) }),
      ),
    onSuccess: () => {
      forget();
      router.push('/regions');
      router.refresh();
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(save.error, SHOWN);
  const badCode = region === null && code !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code);

  function change(part: Partial<RegionDraft>) {
    save.reset();
    setDraft({ ...draft, ...part });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code !== '' && !double && !badCode) save.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/regions">{t('nav.regions')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight wrap-anywhere">
          {region ? region.name[language] : t('regions.add-title')}
        </h1>
        <p className="mt-1 text-sm text-ink-soft">{t('regions.form-text')}</p>
      </div>
      <Card aria-labelledby="called-title">
        <CardTitle id="called-title">{t('regions.called')}</CardTitle>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('regions.name-en')}
            placeholder="Paris"
            lang="en"
            value={draft.en}
            error={refusal.at('name.en')}
            onChange={(event) => change({ en: event.target.value })}
          />
          <TextField
            label={t('regions.name-fr')}
            placeholder="Paris"
            lang="fr"
            value={draft.fr}
            error={refusal.at('name.fr')}
            onChange={(event) => change({ fr: event.target.value })}
          />
          <TextField
            label={t('regions.code')}
            hint={t(region ? 'regions.code-fixed' : 'regions.code-hint')}
            placeholder="paris"
            autoCapitalize="off"
            spellCheck={false}
            readOnly={region !== null}
            value={draft.code}
            error={double ? t('regions.code-taken') : badCode ? t('regions.code-form') : refusal.at('code')}
            onChange={(event) => change({ code: event.target.value.toLowerCase() })}
          />
        </div>
      </Card>
      <Card aria-labelledby="supply-title">
        <CardTitle id="supply-title">{t('regions.supply')}</CardTitle>
        <ChoiceCards
          legend={t('regions.supply')}
          quietLegend
          value={draft.source}
          className="sm:grid-cols-2"
          options={[
            {
              value: 'cloud',
              title: t('regions.cloud'),
              text: t('regions.cloud-text'),
              obstacle: accounts.length === 0 ? t('regions.no-account') : undefined,
            },
            { value: 'own', title: t('regions.own'), text: t('regions.own-text') },
          ]}
          onChange={(source) => change({ source })}
        />
        {accounts.length === 0 && (
          <p className="mt-3 text-sm">
            <Link href="/clouds/new" className="font-medium text-accent underline underline-offset-3">
              {t('clouds.add')}
            </Link>
          </p>
        )}
        {draft.source === 'cloud' && (
          <SupplyFields draft={draft} accounts={accounts} refusal={refusal} onChange={change} />
        )}
      </Card>
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={() => router.push('/regions')}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={code === ''} busy={save.isPending || save.isSuccess}>
          {t(region ? 'edit.submit' : 'regions.add')}
        </Button>
      </div>
    </form>
  );
}
