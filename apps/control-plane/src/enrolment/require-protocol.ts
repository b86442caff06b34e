import { PROTOCOL_LOG } from '@tresse/contracts';
import { ApiError } from '../http/api-error.js';

/** @throws ApiError `protocol.unknown` for a version that the log does not have. */
export function requireProtocol(protocol: number): void {
  if (!PROTOCOL_LOG.some(({ version }) => version === protocol)) throw new ApiError('protocol.unknown');
}
