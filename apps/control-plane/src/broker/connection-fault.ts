import { EdgeRefusal, type Flag } from './flag.js';

/** Ends of a connection that aedes words itself and that any weak line brings about. */
const ORDINARY_ENDS = new Set([
  'keep alive timeout',
  'drain timeout',
  'connection closed',
  'connect did not arrive in time',
]);

/**
 * The flag that the end of a connection deserves. Errors of the system and of this edge carry a `code`, refused
 * connects an `errorCode`; what is left comes from the MQTT parser.
 */
export function flagOf(error: Error): Flag | undefined {
  if (error instanceof EdgeRefusal) return error.flag;
  if ('code' in error || 'errorCode' in error || ORDINARY_ENDS.has(error.message)) return undefined;
  return 'packet.malformed';
}
