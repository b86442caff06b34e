import { useTranslations } from 'next-intl';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem } from '@/lib/api';

/** Words for whatever a call threw: the control plane's own sentence where there is one. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations();
  const language = useLanguage();
  return (error) => {
    if (error instanceof ApiProblem && error.problem) return error.problem.message[language];
    return t('common.unreachable');
  };
}
