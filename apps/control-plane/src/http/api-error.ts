import { ERRORS, type ErrorCode, type FieldProblem, type Problem } from '@tresse/contracts';

export interface ApiErrorOptions extends ErrorOptions {
  /** What to tell a person in place of the code's own sentence, where somebody else has said more. */
  sentence?: Problem['message'];
}

/** An answer other than success: what the contract calls it, and the fields concerned. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** What a person is told. */
  readonly sentence: Problem['message'];

  constructor(
    readonly code: ErrorCode,
    readonly fields: readonly FieldProblem[] = [],
    options: ApiErrorOptions = {},
  ) {
    super(ERRORS[code].en, options);
    const { en, fr } = options.sentence ?? ERRORS[code];
    this.sentence = { en, fr };
  }
}
