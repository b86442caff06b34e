import type { FieldProblem, Route, RouteInput } from '@tresse/contracts';
import { ApiError } from './api-error.js';
import { fieldProblem } from './field-problem.js';
import { firstWithNul } from './nul.js';
import { zodProblems } from './zod-problems.js';

interface Raw {
  params: unknown;
  query: unknown;
  body: unknown;
}

const PLACES = ['params', 'query', 'body'] as const;

/**
 * The parsed params, query and body of a request.
 *
 * @throws ApiError `not-found` for a path that names no possible thing, `request.invalid` with every refused field.
 */
export function parseInput<R extends Route>(route: R, raw: Raw): RouteInput<R> {
  const problems: FieldProblem[] = [];
  const input: Partial<Record<(typeof PLACES)[number], unknown>> = {};
  for (const place of PLACES) {
    const schema = route[place];
    if (!schema) continue;
    const parsed = schema.safeParse(raw[place] ?? {}, { reportInput: true });
    if (parsed.success) input[place] = parsed.data;
    else if (place === 'params') throw new ApiError('not-found');
    else problems.push(...zodProblems(parsed.error));
  }
  const nul = firstWithNul(input.query) ?? firstWithNul(input.body);
  if (nul !== undefined) problems.push(fieldProblem(nul, 'field.invalid'));
  if (problems.length > 0) throw new ApiError('request.invalid', problems);
  return input as RouteInput<R>;
}
