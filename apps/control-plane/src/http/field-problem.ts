import { type FieldErrorCode, type FieldProblem, fieldMessage } from '@tresse/contracts';

/**
 * Why one field is refused, in both languages.
 *
 * @param path where it stands in the request, as in `lines.1.interface`
 * @param params values for the `{name}` places of the sentence
 */
export function fieldProblem(
  path: string,
  code: FieldErrorCode,
  params: Record<string, string | number> = {},
): FieldProblem {
  return { path, code, message: fieldMessage(code, params) };
}
