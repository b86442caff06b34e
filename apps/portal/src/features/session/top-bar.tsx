'use client';

import type { Me } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { BraidMark } from '@/design/braid-mark';
import type { Theme } from '@/features/preferences/cookie';

const UserMenu = dynamic(() => import('@/features/account/user-menu').then((part) => part.UserMenu));

/** Rooms of platform staff, in their order. */
const STAFF_ROOMS = ['fleet', 'relays', 'regions', 'dns'] as const;

/** Whether a page belongs to a room; accounts at clouds are a part of the regions'. */
function isWithin(path: string, room: string): boolean {
  return path.startsWith(room) || (room === '/regions' && path.startsWith('/clouds'));
}

/** The bar on top of every room: where one is, who one is. */
export function TopBar({ me, theme }: { me: Me; theme: Theme }) {
  const t = useTranslations();
  const path = usePathname();
  const bar = useRef<HTMLElement>(null);
  // On a phone the bar is wider than its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has its own place in the bar
  useEffect(() => {
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  const rooms = [
    { href: '/sites', label: t('nav.sites') },
    ...(me.tenant && me.tenant.role !== 'viewer' ? [{ href: '/activity', label: t('nav.activity') }] : []),
    ...(me.tenant ? [{ href: '/settings', label: t('nav.settings') }] : []),
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
        <Link href="/sites" className="mr-2 flex shrink-0 items-center gap-2 font-semibold tracking-tight">
          <BraidMark className="size-7" />
          <span className="max-sm:sr-only">Tresse</span>
        </Link>
        <nav
          ref={bar}
          aria-label={t('nav.label')}
          className="-mx-1 flex min-w-0 flex-1 gap-1 overflow-x-auto px-1 py-1 [scrollbar-width:none] max-md:-mx-2 max-md:px-3 max-md:[mask-image:linear-gradient(to_right,transparent,black_0.75rem,black_calc(100%-0.75rem),transparent)]"
        >
          {rooms.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={isWithin(path, href) ? 'page' : undefined}
              className="shrink-0 rounded-lg px-3 py-1.5 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
        <UserMenu me={me} theme={theme} />
      </div>
    </header>
  );
}
