'use client';

import { useMutation } from '@tanstack/react-query';
import type { ProviderAccount } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { buttonClass } from '@/design/button-class';
import { Card, CardTitle } from '@/design/card';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { DAY_AND_TIME } from '@/features/words/instant';
import { answer, api } from '@/lib/api';
import { AccountProblem } from './account-problem';

/** The accounts at clouds that relays are ordered with. */
export function AccountsList({ accounts }: { accounts: ProviderAccount[] }) {
  const t = useTranslations();
  return (
    <Card aria-labelledby="accounts-title">
      <CardTitle
        id="accounts-title"
        aside={
          <Link href="/clouds/new" className={buttonClass({ look: 'plain', size: 'sm' })}>
            <Plus aria-hidden className="size-4" />
            {t('clouds.add')}
          </Link>
        }
      >
        {t('clouds.title')}
      </CardTitle>
      {accounts.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('clouds.empty')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-edge">
          {accounts.map((account) => (
            <Account key={account.id} account={account} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Account({ account }: { account: ProviderAccount }) {
  const t = useTranslations();
  const format = useFormatter();
  const router = useRouter();
  const { id, name, settings, relays, checkedAt } = account;
  const remove = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/api/provider-accounts/{accountId}', { params: { path: { accountId: id } } })),
    onSuccess: () => router.refresh(),
    onError: useTellRefusal(),
  });
  return (
    <li className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56 text-sm">
          <Link href={`/clouds/${id}`} className="font-semibold wrap-anywhere hover:underline">
            {name}
          </Link>
          <p className="text-[13px] text-ink-faint">
            {t(`clouds.name.${settings.provider}`)} · {t('clouds.relays', { count: relays })}
            {checkedAt &&
              ` · ${t('clouds.checked', { at: format.dateTime(new Date(checkedAt), DAY_AND_TIME) })}`}
          </p>
        </div>
        <div className="flex gap-2">
          <Link href={`/clouds/${id}`} className={buttonClass({ look: 'plain', size: 'sm' })}>
            {t('clouds.change')}
          </Link>
          <AskButton
            look="danger"
            size="sm"
            busy={remove.isPending}
            question={t('clouds.remove-ask', { name })}
            explanation={t('clouds.remove-text')}
            confirm={t('clouds.remove')}
            onConfirm={() => remove.mutate()}
          >
            {t('clouds.remove')}
          </AskButton>
        </div>
      </div>
      <AccountProblem account={account} />
    </li>
  );
}
