import { FIELD_ERRORS, type FieldErrorCode, type FieldProblem, SiteInput } from '@tresse/contracts';
import type { SiteDraft } from './draft';
import { toInput } from './to-input';

/** A sentence in both languages for each refused field, by its path in the request (`lines.1.interface`). */
export type FieldErrors = Record<string, { en: string; fr: string }>;

/** The site to send, or why not. The same schema as the server's, which checks more (overlaps, names taken). */
export type Checked = { input: SiteInput; errors?: undefined } | { input?: undefined; errors: FieldErrors };

export function checkDraft(draft: SiteDraft): Checked {
  const raw = toInput(draft);
  const parsed = SiteInput.safeParse(raw);
  if (parsed.success) return { input: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    errors[path] ??= FIELD_ERRORS[codeOf(path, issue.code, valueAt(raw, issue.path))];
  }
  return { errors };
}

function codeOf(path: string, code: string, value: unknown): FieldErrorCode {
  if (path === 'lines') return code === 'too_small' ? 'lines.too-few' : 'lines.too-many';
  return value === '' || Number.isNaN(value) ? 'field.required' : 'field.invalid';
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

/** The server's refusals in the form's shape. */
export function fromProblems(fields: readonly FieldProblem[]): FieldErrors {
  return Object.fromEntries(fields.map(({ path, message }) => [path, message]));
}
