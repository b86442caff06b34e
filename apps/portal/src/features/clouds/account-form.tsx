'use client';

import { useMutation } from '@tanstack/react-query';
import type { ProviderAccount, ProviderAccountInput, ProviderKind } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { SelectField, TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import {
  type AccountDraft,
  accountInput,
  draftOfAccount,
  emptyAccount,
  fieldsOf,
  reviveAccount,
  withoutSecrets,
} from './account-draft';
import { AccountProblem } from './account-problem';
import { ProviderFields } from './provider-fields';

interface AccountFormProps {
  /** Null for a new one. */
  account: ProviderAccount | null;
}

/** Where a new account may be. */
const CLOUDS = ['hetzner', 'scaleway', 'ovh'] as const satisfies readonly ProviderKind[];

/** An account at a cloud: its keys are tried before they are saved. What was typed survives a refusal and a reload. */
export function AccountForm({ account }: AccountFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const [draft, setDraft, forget] = useKept(
    `tresse.account.${account?.id ?? 'new'}`,
    account ? draftOfAccount(account) : emptyAccount(),
    reviveAccount,
    withoutSecrets,
  );
  const save = useMutation({
    mutationFn: () => {
      const body = accountInput(draft);
      return account
        ? answer(
            api.PUT('/api/provider-accounts/{accountId}', {
              params: { path: { accountId: account.id } },
              body,
            }),
          )
        : answer(api.POST('/api/provider-accounts', { body: withSecrets(body, draft.provider) }));
    },
    onSuccess: () => {
      forget();
      router.push('/regions');
      router.refresh();
    },
  });
  const { settings, secrets, zones } = fieldsOf(draft.provider);
  const refusal = useRefusal(save.error, [
    'name',
    ...settings.map((key) => `settings.${key}`),
    ...secrets.map((key) => `secrets.${key}`),
    ...(zones ? ['settings.zones'] : []),
  ]);

  function change(part: Partial<AccountDraft>) {
    save.reset();
    setDraft({ ...draft, ...part });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <BackLink href="/regions">{t('nav.regions')}</BackLink>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight wrap-anywhere">
          {account ? account.name : t('clouds.add-title')}
        </h1>
        <p className="mt-1 text-sm text-ink-soft">{t('clouds.form-text')}</p>
      </div>
      {account && <AccountProblem account={account} />}
      <Card className="flex flex-col gap-4">
        {!account && (
          <SelectField
            label={t('clouds.provider')}
            className="max-w-md"
            value={draft.provider}
            onChange={({ target: { value } }) =>
              change({ provider: CLOUDS.find((provider) => provider === value) ?? draft.provider })
            }
          >
            {CLOUDS.map((provider) => (
              <option key={provider} value={provider}>
                {t(`clouds.name.${provider}`)}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={t('clouds.account-name')}
          hint={t('clouds.account-name-hint')}
          className="max-w-md"
          value={draft.name}
          error={refusal.at('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <ProviderFields draft={draft} refusal={refusal} present={account !== null} onChange={change} />
      </Card>
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {save.isPending && (
          <p role="status" className="text-[13px] text-ink-faint">
            {t('clouds.trying')}
          </p>
        )}
        <Button look="quiet" onClick={() => router.push('/regions')}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" busy={save.isPending || save.isSuccess}>
          {t(account ? 'edit.submit' : 'clouds.add')}
        </Button>
      </div>
    </form>
  );
}

/** A new account has keys, typed or not: the server says which are missing. */
function withSecrets(body: ReturnType<typeof accountInput>, provider: ProviderKind): ProviderAccountInput {
  return { ...body, secrets: body.secrets ?? ({ provider } as ProviderAccountInput['secrets']) };
}
