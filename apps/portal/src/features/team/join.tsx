'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { signOut } from '@/features/account/auth';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';

interface JoinProps {
  secret: string;
  tenant: string;
  /** Who is signed in, where that is somebody else than who was invited; null for the one who was. */
  stranger: string | null;
}

/** Joins by an invitation's link; or, for somebody else than who was invited, the way to sign in as them. */
export function Join({ secret, tenant, stranger }: JoinProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const join = useMutation({
    mutationFn: () => answer(api.POST('/api/invitations/{secret}/accept', { params: { path: { secret } } })),
    onSuccess: () => window.location.assign('/sites'),
  });
  if (stranger !== null) {
    return (
      <>
        <p className="mb-5 text-sm text-ink-soft wrap-anywhere">{t('invitation.stranger', { stranger })}</p>
        <Button look="plain" onClick={() => signOut().finally(() => window.location.reload())}>
          {t('account.sign-out')}
        </Button>
      </>
    );
  }
  return (
    <>
      {join.error && (
        <div className="mb-4">
          <Notice look="bad" urgent>
            {problemText(join.error)}
          </Notice>
        </div>
      )}
      <Button busy={join.isPending || join.isSuccess} onClick={() => join.mutate()}>
        {t('invitation.join', { tenant })}
      </Button>
    </>
  );
}
