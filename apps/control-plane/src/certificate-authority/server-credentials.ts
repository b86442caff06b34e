import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { generateRsaKey, type Issuer, issueServerCertificate } from '@tresse/pki';
import { DAY_MS, validFor } from './validity.js';

const SERVER_DAYS = 730;
const RENEW_BEFORE_DAYS = 60;

/** What a TLS server needs (PEM); `cert` is the leaf followed by the CA. */
export interface ServerCredentials {
  key: string;
  cert: string;
}

/** A fresh key and its leaf certificate for a server at `host` (DNS name or IP address). */
export async function issueServerCredentials(issuer: Issuer, host: string): Promise<ServerCredentials> {
  const { privateKeyPem, publicKeyPem } = await generateRsaKey();
  const { certificatePem } = issueServerCertificate(issuer, {
    hosts: [host],
    publicKeyPem,
    ...validFor(SERVER_DAYS),
  });
  return { key: privateKeyPem, cert: certificatePem };
}

/** True when a leaf belongs to its key, names this host, comes from this CA and holds for two months more. */
export function stillServes(
  kept: ServerCredentials,
  wanted: { host: string; caPem: string; now: Date },
): boolean {
  const leaf = new X509Certificate(kept.cert);
  const named = isIP(wanted.host) === 0 ? leaf.checkHost(wanted.host) : leaf.checkIP(wanted.host);
  const renewAt = Date.parse(leaf.validTo) - RENEW_BEFORE_DAYS * DAY_MS;
  return (
    named !== undefined &&
    leaf.checkPrivateKey(createPrivateKey(kept.key)) &&
    leaf.verify(new X509Certificate(wanted.caPem).publicKey) &&
    wanted.now.getTime() < renewAt
  );
}
