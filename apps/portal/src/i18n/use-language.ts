import { useLocale } from 'next-intl';
import { type Language, languageOf } from './locale';

/** The reader's language, for texts that come in both from the control plane. */
export function useLanguage(): Language {
  return languageOf(useLocale());
}
