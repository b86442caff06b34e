/** Languages of the portal; both are originals. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'tresse-locale';
export const TIME_ZONE_COOKIE = 'tresse-time-zone';

/** The language to answer in: the one chosen, else the browser's best (RFC 9110 §12.5.4), else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return asLocale(chosen) ?? preferred(acceptLanguage ?? '') ?? 'en';
}

function preferred(acceptLanguage: string): Locale | undefined {
  const ranked = acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked.map(({ tag }) => asLocale(tag.toLowerCase().split('-')[0])).find((locale) => locale);
}

function asLocale(text: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === text);
}

/** The time zone of the cookie when this runtime knows it, else that of most customers. */
export function chooseTimeZone(chosen: string | undefined): string {
  if (!chosen) return 'Europe/Paris';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: chosen }).resolvedOptions().timeZone;
  } catch {
    return 'Europe/Paris';
  }
}
