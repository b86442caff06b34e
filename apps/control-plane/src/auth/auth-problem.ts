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
  INVALID_TOKEN: 'auth.link-ended',
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'team.already-member',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'team.last-owner',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: 'team.last-owner',
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: 'team.too-many',
  INVITATION_LIMIT_REACHED: 'team.too-many',
  INVITATION_NOT_FOUND: 'invitation.ended',
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'invitation.other-person',
  MEMBER_NOT_FOUND: 'not-found',
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: 'not-found',
  ORGANIZATION_NOT_FOUND: 'not-found',
  // Its status would be that of a lost session.
  YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER: 'auth.forbidden',
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
