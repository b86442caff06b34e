'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Segmented } from '@/design/segmented';
import { LANGUAGES, LOCALE_COOKIE, languageOf } from '@/i18n/locale';
import { setPreference, THEME_COOKIE, THEMES, type Theme } from './cookie';

const LANGUAGE_NAMES = { en: 'English', fr: 'Français' } as const;

/** Switch of the language; each language is named in itself. */
export function LanguageSwitch() {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  return (
    <Segmented
      label={t('preferences.language')}
      value={languageOf(locale)}
      options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      onChange={(next) => {
        setPreference(LOCALE_COOKIE, next);
        router.refresh();
      }}
    />
  );
}

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Switch of the theme. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations();
  const [theme, setTheme] = useState(initial);
  return (
    <Segmented
      label={t('preferences.theme')}
      value={theme}
      options={THEMES.map((value) => ({
        value,
        label: t(`preferences.themes.${value}`),
        Icon: THEME_ICONS[value],
      }))}
      onChange={(next) => {
        setTheme(next);
        setPreference(THEME_COOKIE, next);
        document.documentElement.dataset.theme = next;
      }}
    />
  );
}
