import type { ErrorCode, FieldProblem } from '@tresse/contracts';
import { z } from 'zod';
import { ApiError } from '../http/api-error.js';
import { fieldProblem } from '../http/field-problem.js';
import { codeOfStatus } from '../http/problem.filter.js';

/** What better-auth says when it refuses; its sentences are English only and no promise. */
const Refusal = z.object({ code: z.string(), message: z.string().default('') });

/** Its codes (better-auth `BASE_ERROR_CODES`) that a person can do something about, in ours. */
const CODES: Record<string, ErrorCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'auth.wrong-credentials',
  INVALID_PASSWORD: 'auth.wrong-credentials',
  USER_ALREADY_EXISTS: 'auth.e-mail-taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'auth.e-mail-taken',
  INVALID_EMAIL: 'auth.e-mail-invalid',
  PASSWORD_TOO_SHORT: 'auth.password-short',
  PASSWORD_TOO_LONG: 'auth.password-long',
  VALIDATION_ERROR: 'request.invalid',
};

/** The field that a validation error begins with, as in `[body.email] Invalid input`. */
const FIELD = /\[(?:body|query)\.([\w.]+)\]/g;

/** An answer of better-auth with status 400 or more, as an error of ours. */
export function authError(status: number, text: string): ApiError {
  const refusal = Refusal.safeParse(json(text)).data;
  const code = (refusal && CODES[refusal.code]) ?? codeOfStatus(status);
  return new ApiError(code, code === 'request.invalid' && refusal ? fieldsOf(refusal.message) : []);
}

function fieldsOf(message: string): FieldProblem[] {
  const paths = [...message.matchAll(FIELD)].flatMap(([, path]) => path ?? []);
  return paths.map((path) => fieldProblem(path, 'field.invalid'));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
