import { ERRORS, type ErrorCode, type FieldProblem } from '@tresse/contracts';

/** An answer other than success: what the contract calls it, and the fields concerned. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    readonly fields: readonly FieldProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(ERRORS[code].en, options);
  }
}
