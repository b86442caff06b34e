/** Why something cryptographic was refused. The `csr.*` codes are those a device gets from the enrolment endpoint. */
export type PkiErrorCode =
  | 'csr.unreadable'
  | 'csr.name'
  | 'csr.weak-key'
  | 'certificate.unreadable'
  | 'certificate.identity'
  | 'key.unreadable'
  | 'sealed.unreadable';

/** The only error this package throws for what it is given. */
export class PkiError extends Error {
  override readonly name = 'PkiError';

  constructor(
    readonly code: PkiErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
