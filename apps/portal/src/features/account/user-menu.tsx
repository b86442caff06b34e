'use client';

import type { Me } from '@tresse/contracts';
import { ChevronDown, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/design/button';
import type { Theme } from '@/features/preferences/cookie';
import { LanguageSwitch, ThemeSwitch } from '@/features/preferences/preferences';
import { signOut } from './auth';
import { TenantSwitch } from './tenant-switch';

/**
 * Who is signed in, for which organisation, with the preferences and the way out. The browser's own popover: it
 * closes by Escape and by a press elsewhere, and every page would pay 25 kB for a library that does the same.
 */
export function UserMenu({ me, theme }: { me: Me; theme: Theme }) {
  const t = useTranslations();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const title = me.tenant?.name ?? me.user.name;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex h-9 min-w-0 items-center gap-2 rounded-lg px-2 text-sm font-medium hover:bg-sunken"
      >
        <span
          aria-hidden
          className="flex size-7 shrink-0 items-center justify-center rounded-full bg-ink text-[11px] font-semibold text-page"
        >
          {me.user.name.slice(0, 1).toUpperCase()}
        </span>
        <span className="max-w-36 truncate max-sm:sr-only">{title}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </button>
      <section
        id={id}
        popover="auto"
        onToggle={({ newState }) => newState === 'open' && setOpened(true)}
        aria-label={t('nav.account')}
        className="fixed inset-auto top-15 right-4 w-80 rounded-xl border border-edge bg-raised p-4 text-ink shadow-pop wrap-anywhere sm:right-[max(1.5rem,calc(50vw-34.5rem))]"
      >
        <p className="font-medium">{me.user.name}</p>
        <p className="truncate text-[13px] text-ink-faint">{me.user.email}</p>
        {me.tenant && (
          <p className="mt-1 text-[13px] text-ink-soft">
            {me.tenant.name} · {t(`nav.role.${me.tenant.role}`)}
          </p>
        )}
        {opened && <TenantSwitch />}
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-ink-faint/25 pt-4">
          <LanguageSwitch />
          <ThemeSwitch initial={theme} />
        </div>
        <Button
          look="plain"
          size="sm"
          className="mt-4 w-full"
          onClick={() => signOut().finally(() => window.location.assign('/sign-in'))}
        >
          <LogOut aria-hidden className="size-4" />
          {t('account.sign-out')}
        </Button>
      </section>
    </>
  );
}
