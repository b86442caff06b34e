import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@tresse/contracts';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/design/notice';
import { SignUpForm } from '@/features/account/sign-up-form';
import { nextPath } from '@/features/session/next-path';
import { readInvitation } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('account.sign-up'), referrer: 'no-referrer' };
}

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; invitation?: string }>;
}) {
  const t = await getTranslations();
  const { next: wanted, invitation: secret } = await searchParams;
  const next = nextPath(wanted);
  const invitation = secret ? await readInvitation(secret) : null;
  const invited = secret && invitation ? { ...invitation, secret } : null;
  const back = invited ? `/invitation/${invited.secret}` : next;
  const other = `/sign-in${back === '/sites' ? '' : `?next=${encodeURIComponent(back)}`}`;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('account.sign-up-title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-ink-soft">
        {t('account.sign-up-other')}{' '}
        <Link href={other} className="font-medium text-accent underline underline-offset-3">
          {t('account.sign-in')}
        </Link>
      </p>
      {invited && (
        <p className="mb-5 text-sm wrap-anywhere">{t('invitation.joining', { tenant: invited.tenant })}</p>
      )}
      {secret && !invited && (
        <div className="mb-5">
          <Notice look="warn">{t('invitation.ended-text')}</Notice>
        </div>
      )}
      <SignUpForm
        next={next}
        invited={invited}
        lengths={{ min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH }}
      />
    </>
  );
}
