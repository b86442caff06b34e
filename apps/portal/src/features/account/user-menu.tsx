'use client';

import type { Me } from '@tresse/contracts';
import { ChevronDown, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Popover } from 'radix-ui';
import { Button } from '@/design/button';
import type { Theme } from '@/features/preferences/cookie';
import { LanguageSwitch, ThemeSwitch } from '@/features/preferences/preferences';
import { signOut } from './auth';

/** Who is signed in, for which organisation, with the preferences and the way out. */
export function UserMenu({ me, theme }: { me: Me; theme: Theme }) {
  const t = useTranslations();
  const title = me.tenant?.name ?? me.user.name;
  return (
    <Popover.Root>
      <Popover.Trigger className="flex h-9 min-w-0 items-center gap-2 rounded-lg px-2 text-sm font-medium hover:bg-sunken">
        <span
          aria-hidden
          className="flex size-6 items-center justify-center rounded-full bg-ink text-[11px] font-semibold text-page"
        >
          {me.user.name.slice(0, 1).toUpperCase()}
        </span>
        <span className="max-w-36 truncate">{title}</span>
        <ChevronDown aria-hidden className="size-3.5 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          aria-label={t('nav.account')}
          className="z-20 w-72 rounded-xl border border-edge bg-surface p-4 shadow-xl"
        >
          <p className="font-medium">{me.user.name}</p>
          <p className="truncate text-[13px] text-ink-faint">{me.user.email}</p>
          {me.tenant && (
            <p className="mt-1 text-[13px] text-ink-soft">
              {me.tenant.name} · {t(`nav.role.${me.tenant.role}`)}
            </p>
          )}
          <div className="mt-4 flex flex-col items-start gap-3 border-t border-edge pt-4">
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
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
