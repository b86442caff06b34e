import type { Problem } from '@tresse/contracts';

/**
 * The problem details in an answer's body (RFC 9457), or null for a body of another kind: a proxy's page, nothing.
 * Checked by hand because every page carries this; the full schema would cost each of them 15 kB.
 */
export function asProblem(body: unknown): Problem | null {
  if (typeof body !== 'object' || body === null) return null;
  const { code, message, status } = body as Record<string, unknown>;
  const worded = typeof message === 'object' && message !== null && 'en' in message && 'fr' in message;
  return typeof code === 'string' && typeof status === 'number' && worded ? (body as Problem) : null;
}
