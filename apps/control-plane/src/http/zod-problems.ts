import { type FieldProblem, MAX_LINES } from '@tresse/contracts';
import type { z } from 'zod';
import { fieldProblem } from './field-problem.js';

type Issue = z.core.$ZodIssue;

/** What zod found, as the fields of a problem; `prefix` is what the parsed value is called in the request. */
export function zodProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap(issueProblems);
}

function issueProblems(issue: Issue): FieldProblem[] {
  const path = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fieldProblem([...issue.path, key].join('.'), 'field.unknown'));
    case 'invalid_union':
      return issue.errors.length === 1
        ? (issue.errors[0] ?? []).flatMap((inner) =>
            issueProblems({ ...inner, path: [...issue.path, ...inner.path] }),
          )
        : [fieldProblem(path, 'field.invalid')];
    case 'too_small':
      return [tooSmall(path, issue)];
    case 'too_big':
      return [tooBig(path, issue)];
    case 'invalid_type':
      return [fieldProblem(path, issue.input === undefined ? 'field.required' : 'field.invalid')];
    default:
      return [fieldProblem(path, 'field.invalid')];
  }
}

function tooSmall(path: string, issue: z.core.$ZodIssueTooSmall): FieldProblem {
  if (issue.origin === 'array' && path.endsWith('lines')) return fieldProblem(path, 'lines.too-few');
  const counted = issue.origin === 'array' || issue.origin === 'string';
  return counted
    ? fieldProblem(path, 'field.too-short', { min: String(issue.minimum) })
    : fieldProblem(path, 'field.invalid');
}

function tooBig(path: string, issue: z.core.$ZodIssueTooBig): FieldProblem {
  const lines = issue.origin === 'array' && issue.maximum === MAX_LINES && path.endsWith('lines');
  if (lines) return fieldProblem(path, 'lines.too-many');
  const counted = issue.origin === 'array' || issue.origin === 'string';
  return counted
    ? fieldProblem(path, 'field.too-long', { max: String(issue.maximum) })
    : fieldProblem(path, 'field.invalid');
}
