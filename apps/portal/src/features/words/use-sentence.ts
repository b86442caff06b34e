import { useLocale, useNow, useTranslations } from 'next-intl';
import { siteSentence, type Told } from './site-sentence';

/** The site's sentence in the reader's language, kept true as time passes. */
export function useSentence(site: Told): string {
  const t = useTranslations();
  const locale = useLocale();
  const now = useNow({ updateInterval: 5_000 });
  return siteSentence(site, now.getTime(), locale)
    .map(({ key, values }) => t(key, values as never))
    .join(' ');
}
