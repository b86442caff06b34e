import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@tresse/contracts';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SignUpForm } from '@/features/account/sign-up-form';
import { nextPath } from '@/features/session/next-path';

export async function generateMetadata() {
  return { title: (await getTranslations())('account.sign-up') };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const t = await getTranslations();
  const next = nextPath((await searchParams).next);
  const other = `/sign-in${next === '/sites' ? '' : `?next=${encodeURIComponent(next)}`}`;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('account.sign-up-title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-ink-soft">
        {t('account.sign-up-other')}{' '}
        <Link href={other} className="font-medium text-accent underline underline-offset-3">
          {t('account.sign-in')}
        </Link>
      </p>
      <SignUpForm next={next} lengths={{ min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH }} />
    </>
  );
}
