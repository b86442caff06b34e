import { type NextRequest, NextResponse } from 'next/server';
import { apiUrl } from './lib/api-url';
import { contentSecurityPolicy } from './lib/content-security-policy';

/**
 * The one gate in front of every page: hands `/api/*` to the control plane (same origin for the browser, so cookies
 * need no exceptions), and gives each page its nonce and the path it was asked for.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // Downloads have a route of their own.
  if (pathname.startsWith('/api/downloads/')) return NextResponse.next();
  if (pathname.startsWith('/api/')) return NextResponse.rewrite(new URL(pathname + search, apiUrl()));

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', pathname + search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg).*)'] };
