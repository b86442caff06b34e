/** Stable names of what can keep an image from being built. */
export type ImageErrorCode =
  | 'tools.missing'
  | 'emulation.missing'
  | 'subuid.missing'
  | 'disk.full'
  | 'agent.missing'
  | 'signing.missing'
  | 'package.unmet'
  | 'packages.unreachable'
  | 'packages.changed'
  | 'base.missing'
  | 'root.too-large'
  | 'tar.damaged'
  | 'command.failed'
  | 'usage';

/** A stable code for programs, and a sentence for people that says what to do. */
export class ImageError extends Error {
  constructor(
    readonly code: ImageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ImageError';
  }
}
