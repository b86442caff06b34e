import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { CSR_COMMON_NAME } from '@tresse/contracts';
import { PkiError } from './pki-error.js';

/** Identifier octets of DER (X.690 §8.1.2): universal types, and the constructed context tag [0]. */
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

/** Contents of the identifiers 2.5.4.3 (commonName) and 1.2.840.113549.1.1.11 (sha256WithRSAEncryption). */
const COMMON_NAME = Buffer.from('550403', 'hex');
const SHA256_WITH_RSA = Buffer.from('2a864886f70d01010b', 'hex');

/**
 * A device's certificate request (PKCS#10 PEM, RFC 2986) for its own RSA key; the subject is a constant. Written out
 * here so that a device needs no library of X.509, which would stay in its memory for good. Throws PkiError
 * `key.unreadable`.
 */
export function createCsr(privateKeyPem: string): string {
  const { key, spki } = keyOf(privateKeyPem);
  const name = node(
    TAG.sequence,
    node(TAG.oid, COMMON_NAME),
    node(TAG.utf8String, Buffer.from(CSR_COMMON_NAME)),
  );
  const info = node(
    TAG.sequence,
    node(TAG.integer, Buffer.of(0)),
    node(TAG.sequence, node(TAG.set, name)),
    spki,
    node(TAG.context0),
  );
  const algorithm = node(TAG.sequence, node(TAG.oid, SHA256_WITH_RSA), node(TAG.null));
  const signature = node(TAG.bitString, Buffer.of(0), sign('sha256', info, key));
  return pem(node(TAG.sequence, info, algorithm, signature));
}

function keyOf(privateKeyPem: string) {
  try {
    const key = createPrivateKey(privateKeyPem);
    return { key, spki: createPublicKey(key).export({ type: 'spki', format: 'der' }) };
  } catch (cause) {
    throw new PkiError('key.unreadable', 'the private key could not be read', { cause });
  }
}

/** Tag, length (X.690 §8.1.3) and contents. */
function node(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const octets = body.length < 0x1_00 ? 1 : 2;
  const length = Buffer.alloc(octets);
  length.writeUIntBE(body.length, 0, octets);
  return Buffer.concat([Buffer.of(tag, 0x80 | octets), length, body]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
}
