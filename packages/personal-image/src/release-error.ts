/** Why a release cannot be made or used; `code` is for programs, the message for people. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';

  constructor(
    readonly code:
      | 'release.none'
      | 'release.unreadable'
      | 'release.damaged'
      | 'image.unsuitable'
      | 'image.no-claim-block'
      | 'disk.full',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
