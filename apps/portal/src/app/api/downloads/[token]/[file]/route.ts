import type { NextRequest } from 'next/server';
import { apiUrl } from '@/lib/api-url';

/** What of a request decides which bytes are answered. */
const ASKED = ['range', 'if-range', 'accept', 'user-agent'];
/** What belongs to one connection only (RFC 9110 §7.6.1). */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * Hands a download to the control plane and its answer back, as fast as it is taken. Not by the gate's rewrite: that one
 * logs the address of whatever breaks off, token included, and gives up a client that rests for two minutes.
 */
async function download(request: NextRequest): Promise<Response> {
  const asked = new Headers(
    ASKED.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    }),
  );
  // What a compressor would make of it has no ranges.
  asked.set('accept-encoding', 'identity');
  try {
    const { body, status, headers } = await fetch(new URL(request.nextUrl.pathname, apiUrl()), {
      method: request.method,
      headers: asked,
      cache: 'no-store',
      redirect: 'manual',
      signal: request.signal,
    });
    const told = new Headers(headers);
    for (const name of OF_THE_CONNECTION) told.delete(name);
    return new Response(body, { status, headers: told });
  } catch {
    return new Response(null, { status: 502 });
  }
}

export { download as GET, download as HEAD };
