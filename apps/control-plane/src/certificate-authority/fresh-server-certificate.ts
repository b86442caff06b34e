import type { Server } from 'node:tls';
import type { CertificateAuthority } from './certificate-authority.js';
import { DAY_MS } from './validity.js';

/**
 * Looks once a day whether the server's certificate is due, and hands the server the new one; connections that stand
 * are untouched. A failure is told to `onError` and tried again the next day. Ends with the server.
 */
export function keepServerCertificateFresh(
  server: Server,
  authority: CertificateAuthority,
  host: string,
  onError: (error: unknown) => void,
): void {
  const renew = async (): Promise<void> => {
    try {
      server.setSecureContext({ ...(await authority.serverCredentials(host)), ca: authority.caPem });
    } catch (error) {
      onError(error);
    }
  };
  const timer = setInterval(() => void renew(), DAY_MS);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
