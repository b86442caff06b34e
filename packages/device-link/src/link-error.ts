/** Why a message was not handed to the control plane. */
export type LinkErrorCode = 'link.offline' | 'link.lost' | 'link.too-large' | 'link.refused';

/** The only error that publishing throws. */
export class LinkError extends Error {
  override readonly name = 'LinkError';

  constructor(
    readonly code: LinkErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
