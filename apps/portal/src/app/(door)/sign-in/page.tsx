import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '@/features/account/sign-in-form';
import { nextPath } from '@/features/session/next-path';

export async function generateMetadata() {
  return { title: (await getTranslations())('account.sign-in') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const t = await getTranslations();
  const next = nextPath((await searchParams).next);
  const other = `/sign-up${next === '/sites' ? '' : `?next=${encodeURIComponent(next)}`}`;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('account.sign-in-title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-ink-soft">
        {t('account.sign-in-other')}{' '}
        <Link href={other} className="font-medium text-accent underline underline-offset-3">
          {t('account.sign-up')}
        </Link>
      </p>
      <SignInForm next={next} />
      <p className="mt-5 text-center text-sm">
        <Link href="/password" className="text-ink-soft underline underline-offset-3 hover:text-ink">
          {t('password.lost')}
        </Link>
      </p>
    </>
  );
}
