import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BraidMark } from '@/design/braid-mark';
import { DoorPicture } from '@/design/door-picture';
import { asTheme, THEME_COOKIE } from '@/features/preferences/cookie';
import { LanguageSwitch, ThemeSwitch } from '@/features/preferences/preferences';

export default async function DoorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_1.15fr]">
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <div className="flex items-center gap-2.5 text-[17px] font-semibold tracking-tight">
          <BraidMark className="size-7" />
          Tresse
        </div>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-8 lg:py-10">
          <div aria-hidden className="mb-8 lg:hidden">
            <DoorPicture />
            <p className="mt-4 text-[15px] font-medium text-ink-soft">{t('door.promise')}</p>
          </div>
          {children}
        </main>
        <footer className="flex flex-wrap justify-between gap-3">
          <LanguageSwitch />
          <ThemeSwitch initial={theme} />
        </footer>
      </div>
      <aside className="relative hidden flex-col justify-center overflow-hidden border-l border-edge bg-surface p-14 lg:flex">
        <DoorPicture />
        <p className="mt-10 max-w-md text-2xl leading-snug font-semibold tracking-tight">
          {t('door.promise')}
        </p>
        <p className="mt-3 max-w-md text-ink-soft">{t('common.tagline')}</p>
      </aside>
    </div>
  );
}
