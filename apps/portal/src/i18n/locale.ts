/** Languages of the portal; both are originals. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A language with the region whose dates and figures the reader knows: `en-GB` (RFC 5646). */
export type Locale = `${Language}-${string}`;

const HOME: Record<Language, Locale> = { en: 'en-GB', fr: 'fr-FR' };

export const LOCALE_COOKIE = 'tresse-locale';
export const TIME_ZONE_COOKIE = 'tresse-time-zone';

/**
 * The locale to answer in: the language chosen, else the browser's best (RFC 9110 §12.5.4), else English; with the
 * region that the browser names for that language, else the one nearest to most customers.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const tags = rankedTags(acceptLanguage ?? '');
  const language =
    asLanguage(chosen) ?? tags.map(({ language }) => asLanguage(language)).find((known) => known) ?? 'en';
  const region = tags.find((tag) => tag.language === language && tag.region)?.region;
  return region ? `${language}-${region}` : HOME[language];
}

/** The language of a locale, by which texts are chosen. */
export function languageOf(locale: Locale): Language {
  return locale.startsWith('fr') ? 'fr' : 'en';
}

/** Language and two-letter region of each acceptable tag, the most wanted first. */
function rankedTags(acceptLanguage: string): { language: string; region: string | undefined }[] {
  return acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => {
      const [language = '', ...rest] = tag.toLowerCase().split('-');
      return { language, region: rest.find((part) => /^[a-z]{2}$/.test(part))?.toUpperCase() };
    });
}

function asLanguage(text: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === text);
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
