import type { IncomingMessage } from 'node:http';
import { ApiError } from '../http/api-error.js';

/**
 * The body of a request as text.
 *
 * @throws ApiError `request.too-large` as soon as more than `limit` bytes came.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new ApiError('request.too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
