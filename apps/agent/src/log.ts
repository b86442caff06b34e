import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/** Members that are secrets wherever they occur in what is logged. */
const SECRETS = ['secret', 'privateKey', 'privateKeyPem', 'claim', 'csrPem'];

/** The program's log: one JSON object a line on standard output, written at once so that a crash loses nothing. */
export function createLog(level: LogLevel): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { level, base: null, redact: { paths, censor: '[redacted]' } },
    destination({ dest: 1, sync: true }),
  );
}
