import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { BraidMark } from '@/design/braid-mark';
import { buttonClass } from '@/design/button-class';

export default async function NotFound() {
  const t = await getTranslations();
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center px-6 text-center">
      <BraidMark className="size-14" />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">{t('not-found.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('not-found.text')}</p>
      <Link href="/sites" className={`mt-6 ${buttonClass()}`}>
        {t('not-found.back')}
      </Link>
    </main>
  );
}
