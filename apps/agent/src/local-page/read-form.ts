import type { IncomingMessage } from 'node:http';

/** Largest form, in bytes: a claim has a few hundred. */
export const MAX_FORM_BYTES = 4_096;

/** What is read of a form that is too large before its connection is given up, in bytes: its sender sees the answer. */
const MOST_DRAINED = 1_048_576;

/** The form as it was sent, or `too-large`; the rest of that is read and forgotten. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | 'too-large'> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MAX_FORM_BYTES) parts.push(part);
    if (bytes > MOST_DRAINED) break;
  }
  if (bytes > MAX_FORM_BYTES) return 'too-large';
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
