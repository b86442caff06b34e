'use client';

import type { Me } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { BraidMark } from '@/design/braid-mark';
import type { Theme } from '@/features/preferences/cookie';

const UserMenu = dynamic(() => import('@/features/account/user-menu').then((part) => part.UserMenu));

/** Rooms of platform staff, in their order. */
const STAFF_ROOMS = ['fleet', 'relays', 'regions'] as const;

/** The bar on top of every room: where one is, who one is. */
export function TopBar({ me, theme }: { me: Me; theme: Theme }) {
  const t = useTranslations();
  const path = usePathname();
  const rooms = [
    { href: '/sites', label: t('nav.sites') },
    ...(me.tenant && me.tenant.role !== 'viewer' ? [{ href: '/activity', label: t('nav.activity') }] : []),
    ...(me.user.staff ? STAFF_ROOMS.map((room) => ({ href: `/${room}`, label: t(`nav.${room}`) })) : []),
  ];
  return (
    <header className="sticky top-0 z-10 border-b border-edge bg-surface/90 backdrop-blur-md">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:rounded-lg focus:bg-ink focus:px-3 focus:py-2 focus:text-page"
      >
        {t('nav.skip')}
      </a>
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-1 px-4 sm:gap-3 sm:px-6">
        <Link href="/sites" className="mr-2 flex items-center gap-2 font-semibold tracking-tight">
          <BraidMark className="size-7" />
          <span className="max-sm:sr-only">Tresse</span>
        </Link>
        <nav aria-label={t('nav.label')} className="flex gap-1">
          {rooms.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={path.startsWith(href) ? 'page' : undefined}
              className="rounded-lg px-3 py-1.5 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="flex-1" />
        <UserMenu me={me} theme={theme} />
      </div>
    </header>
  );
}
