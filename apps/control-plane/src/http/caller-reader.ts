import type { IncomingHttpHeaders } from 'node:http';
import type { Person } from './caller.js';

/** Knows who sends a request; the auth module provides it. */
export abstract class CallerReader {
  abstract read(headers: IncomingHttpHeaders): Promise<Person | undefined>;
}
