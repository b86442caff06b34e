import type { FieldProblem } from '@tresse/contracts';
import type { Language } from '@/i18n/locale';

export interface Refusal {
  /** Why the field at a path, or something below it, is refused. */
  at: (path: string) => string | undefined;
  /** What stands at no field: why nothing was done, or which part that has no field is refused; null for nothing. */
  whole: string | null;
}

/**
 * Parts refusals into those of a form's fields and the rest, so that none is left unsaid.
 * @param text what the error says as a whole
 */
export function refusalOf(
  fields: readonly FieldProblem[] | undefined,
  text: string,
  shown: readonly string[],
  language: Language,
): Refusal {
  if (!fields?.length) return { at: () => undefined, whole: text };
  const homeless = fields.filter(({ path }) => !shown.some((field) => isWithin(path, field)));
  return {
    at: (path) => fields.find((field) => isWithin(field.path, path))?.message[language],
    whole: homeless.length === 0 ? null : homeless.map(({ message }) => message[language]).join(' '),
  };
}

function isWithin(at: string, path: string): boolean {
  return at === path || at.startsWith(`${path}.`);
}
