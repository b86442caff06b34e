import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { asTheme, THEME_COOKIE } from '@/features/preferences/cookie';
import { TopBar } from '@/features/session/top-bar';
import { requireMe } from '@/lib/api-on-server';

export default async function RoomLayout({ children }: { children: ReactNode }) {
  const me = await requireMe();
  const theme = asTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <TopBar me={me} theme={theme} />
      <main id="content" className="mx-auto w-full max-w-6xl px-4 pt-6 pb-20 sm:px-6 sm:pt-8">
        {children}
      </main>
    </>
  );
}
