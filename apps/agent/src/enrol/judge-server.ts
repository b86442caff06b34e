import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { mayServe } from '@tresse/pki';

/** What {@link wrongWith} says of a certificate whose time is over. */
export const EXPIRED = 'it has expired';

/**
 * What is wrong with a server's certificate, in words; null when nothing is. For a box whose clock is known to be behind:
 * all that Node checks but the dates, of which only the end is judged, by an instant that has certainly passed.
 */
export function wrongWith(
  leaf: X509Certificate,
  expected: { caPem: string; host: string; atLeast: number },
): string | null {
  const { caPem, host, atLeast } = expected;
  const authority = new X509Certificate(caPem);
  const named = isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host);
  if (!leaf.checkIssued(authority) || !leaf.verify(authority.publicKey)) return 'it is of another authority';
  if (leaf.ca || !mayServe(leaf.raw)) return 'it is none of a server';
  if (named === undefined) return `it is not for ${host}`;
  if (Math.min(Date.parse(leaf.validTo), Date.parse(authority.validTo)) < atLeast) return EXPIRED;
  return null;
}

/** True when the certificate held at this instant. */
export function heldAt(leaf: X509Certificate, instant: number): boolean {
  return Date.parse(leaf.validFrom) <= instant && instant <= Date.parse(leaf.validTo);
}

/** The certificate that the other end of a connection has shown; undefined without one. */
export function shownBy(socket: TLSSocket): X509Certificate | undefined {
  const { raw } = socket.getPeerCertificate();
  return raw === undefined ? undefined : new X509Certificate(raw);
}
