import { z } from 'zod';
import { Sha256 } from './id.js';

/**
 * What a claim's text carries: where to enrol, the SHA-256 of the CA certificate (DER) that the TLS server there
 * must chain to, and the one-time secret.
 */
export const ClaimContent = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  caSha256: Sha256,
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type ClaimContent = z.infer<typeof ClaimContent>;

const PREFIX = 'tresse1.';

/** The one line of text a person or an image carries: `tresse1.<base64url of JSON>`. */
export function formatClaim(content: ClaimContent): string {
  return PREFIX + toBase64Url(JSON.stringify(content));
}

/** The content of a claim's text, or undefined when it is not one. */
export function parseClaim(text: string): ClaimContent | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith(PREFIX)) return undefined;
  try {
    const parsed = ClaimContent.safeParse(JSON.parse(fromBase64Url(trimmed.slice(PREFIX.length))));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
