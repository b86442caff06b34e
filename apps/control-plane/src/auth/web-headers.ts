import type { IncomingHttpHeaders } from 'node:http';

/** Node's headers as the web platform's. */
export function webHeaders(headers: IncomingHttpHeaders): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new Headers(entries);
}
