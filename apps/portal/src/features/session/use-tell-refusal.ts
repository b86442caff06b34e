import { notifyRefusal } from '@/design/notify';
import { ApiProblem } from '@/lib/api';
import { useProblemText } from './use-problem-text';

/** Says in a corner why an action was refused; nothing of a lost session, for which the page is left. */
export function useTellRefusal(): (error: unknown) => void {
  const problemText = useProblemText();
  return (error) => {
    if (error instanceof ApiProblem && error.code === 'auth.required') return;
    notifyRefusal(problemText(error));
  };
}
