import type { FieldProblem } from '@tresse/contracts';
import { ApiError } from '../http/index.js';
import { failureOf, isAccountFailure } from './failure.js';

/** A provider’s refusal in its own words; at the field of the keys when these are why. Any other error as it is. */
export function refused(error: unknown, keysAt?: string): unknown {
  const failure = failureOf(error);
  if (!failure) return error;
  const { code, sentence } = failure;
  const fields: FieldProblem[] =
    keysAt !== undefined && isAccountFailure(code) ? [{ path: keysAt, code, message: sentence }] : [];
  return new ApiError('provider.refused', fields, { sentence, cause: error });
}
