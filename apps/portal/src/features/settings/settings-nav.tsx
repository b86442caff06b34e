'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** Rooms of the organisation's settings, in their order. */
const ROOMS = ['team', 'webhooks'] as const;

/** The way from room to room of the organisation's settings. */
export function SettingsNav() {
  const t = useTranslations();
  const path = usePathname();
  return (
    <nav
      aria-label={t('nav.settings')}
      className="mx-auto mb-5 flex max-w-3xl gap-1 overflow-x-auto border-b border-edge pb-2"
    >
      {ROOMS.map((room) => (
        <Link
          key={room}
          href={`/settings/${room}`}
          aria-current={path.startsWith(`/settings/${room}`) ? 'page' : undefined}
          className="shrink-0 rounded-lg px-3 py-1.5 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
        >
          {t(`settings.${room}`)}
        </Link>
      ))}
    </nav>
  );
}
