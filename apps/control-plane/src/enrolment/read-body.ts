import type { IncomingMessage } from 'node:http';
import { ApiError } from '../http/api-error.js';

/**
 * The body of a request as text. What comes beyond the limit is let pass unread, so that the answer can still be sent.
 *
 * @throws ApiError `request.too-large` as soon as more than `limit` bytes came, `request.unreadable` when it broke off.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new ApiError('request.too-large'));
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', (cause) => reject(new ApiError('request.unreadable', [], { cause })));
  });
}
