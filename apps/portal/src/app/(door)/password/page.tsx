import { getTranslations } from 'next-intl/server';
import { BackLink } from '@/design/back-link';

export async function generateMetadata() {
  return { title: (await getTranslations())('password.lost-title') };
}

export default async function LostPasswordPage() {
  const t = await getTranslations();
  return (
    <>
      <BackLink href="/sign-in">{t('account.sign-in')}</BackLink>
      <h1 className="mt-1 text-2xl font-semibold tracking-tight">{t('password.lost-title')}</h1>
      <p className="mt-3 text-sm text-ink-soft">{t('password.lost-text')}</p>
      <p className="mt-3 text-sm text-ink-soft">
        {t.rich('password.operator', {
          code: (chunks) => <code className="font-mono text-xs break-words">{chunks}</code>,
        })}
      </p>
    </>
  );
}
