import { useLocale, useTranslations } from 'next-intl';
import { ApiProblem } from '@/lib/api';

/** Words for whatever a call threw: the control plane's own sentence where there is one. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (error) => {
    if (error instanceof ApiProblem && error.problem) return error.problem.message[locale];
    return t('common.unreachable');
  };
}
