import type { z } from 'zod';
import { FIELD_ERRORS, type FieldErrorCode } from './field-errors/index.js';
import { MAX_LINES } from './limits.js';

/** Values for the `{name}` places of a sentence. */
type Params = Readonly<Record<string, string | number>>;

/** One field that a schema refused: where it stands (`lines.1.interface`) and why. */
export interface FieldIssue {
  readonly path: string;
  readonly code: FieldErrorCode;
  readonly params: Params;
}

/** Option of a schema that says itself what a field takes, by the code of the sentence. */
export const takes = (code: FieldErrorCode) => ({ error: code });

/** The sentence of a code in both languages, its places filled. */
export function fieldMessage(code: FieldErrorCode, params: Params = {}): { en: string; fr: string } {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
  const { en, fr } = FIELD_ERRORS[code];
  return { en: fill(en), fr: fill(fr) };
}

/** What a parse with `reportInput` found, each with the reason that helps most. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap(readIssue);
}

type Issue = z.core.$ZodIssue;

function readIssue(issue: Issue): FieldIssue[] {
  const path = issue.path.join('.');
  const because = (code: FieldErrorCode, params: Params = {}) => [{ path, code, params }];
  if (isMissing(issue)) return because('field.required');
  if (issue.message in FIELD_ERRORS) return because(issue.message as FieldErrorCode);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join('.'),
        code: 'field.unknown',
        params: {},
      }));
    case 'invalid_union': {
      const [only, ...others] = issue.errors;
      if (only === undefined || others.length > 0) return because('field.invalid');
      return only.flatMap((inner) => readIssue({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    case 'too_small':
      if (issue.origin === 'array' && path.endsWith('lines')) return because('lines.too-few');
      return because(isCounted(issue) ? 'field.too-short' : 'field.too-low', { min: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'array' && issue.maximum === MAX_LINES && path.endsWith('lines'))
        return because('lines.too-many');
      if (issue.origin === 'string') return because('field.text-too-long', { max: String(issue.maximum) });
      return because(isCounted(issue) ? 'field.too-long' : 'field.too-high', { max: String(issue.maximum) });
    case 'invalid_type':
      return because(
        issue.expected === 'int' || issue.expected === 'number' ? 'field.whole-number' : 'field.invalid',
      );
    default:
      return because('field.invalid');
  }
}

/** Nothing was given: no value, an empty field, or one that is no number yet. */
function isMissing({ code, input }: Issue): boolean {
  if (code === 'unrecognized_keys' || code === 'too_big') return false;
  return input === '' || Number.isNaN(input) || (code === 'invalid_type' && input === undefined);
}

function isCounted({ origin }: { origin: string }): boolean {
  return origin === 'array' || origin === 'string';
}
