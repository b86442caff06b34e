/** A message that is not acknowledged, through no fault of the device: it sends it again after it has reconnected. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly code = 'not-taken';
}
