'use client';

import type { ProviderAccount } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { Notice } from '@/design/notice';
import { DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';

/** What keeps an account from ordering, and what to do about it; nothing while all is well. */
export function AccountProblem({ account: { problem } }: { account: ProviderAccount }) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  if (problem === null) return null;
  return (
    <Notice look="bad">
      <p className="wrap-anywhere">{problem.message[language]}</p>
      <p className="text-[13px]">
        {t('clouds.problem-since', { at: format.dateTime(new Date(problem.at), DAY_AND_TIME) })}{' '}
        <code className="font-mono text-xs">{problem.code}</code>
      </p>
    </Notice>
  );
}
