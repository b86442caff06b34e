'use client';

import { useLanguage } from '@/i18n/use-language';
import { ApiProblem } from '@/lib/api';
import { type Refusal, refusalOf } from './refusal';
import { useProblemText } from './use-problem-text';

/**
 * What a form says of an error: at its fields, and as a whole.
 * @param shown paths of the fields that the form has, as the request names them
 */
export function useRefusal(error: unknown, shown: readonly string[]): Refusal {
  const language = useLanguage();
  const problemText = useProblemText();
  const fields = error instanceof ApiProblem ? error.problem?.fields : undefined;
  return error
    ? refusalOf(fields, problemText(error), shown, language)
    : { at: () => undefined, whole: null };
}
