import { FIELD_ERRORS, type FieldErrorCode, type FieldProblem } from '@tresse/contracts';

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
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
  const { en, fr } = FIELD_ERRORS[code];
  return { path, code, message: { en: fill(en), fr: fill(fr) } };
}
