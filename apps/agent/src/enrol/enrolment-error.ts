/** `refused`: trying again is of no use. `unreachable`: it may work later. */
export type EnrolmentErrorCode = 'enrol.refused' | 'enrol.unreachable';

/** Why enrolment failed, in one sentence. */
export class EnrolmentError extends Error {
  override readonly name = 'EnrolmentError';

  constructor(
    readonly code: EnrolmentErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
