import { type FieldProblem, fieldIssues } from '@tresse/contracts';
import type { z } from 'zod';
import { fieldProblem } from './field-problem.js';

/** What zod found (with `reportInput`), as the fields of a problem. */
export function zodProblems(error: z.ZodError): FieldProblem[] {
  return fieldIssues(error).map(({ path, code, params }) => fieldProblem(path, code, params));
}
