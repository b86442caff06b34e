import { constants, privateEncrypt } from 'node:crypto';
import forge from 'node-forge';

/** DER of `DigestInfo { sha256, NULL, OCTET STRING (32) }` up to the digest itself (RFC 8017 §9.2, note 1). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** What forge can sign: certificates and certificate requests. */
interface Signable {
  sign(key: forge.pki.rsa.PrivateKey, digest: forge.md.MessageDigest): void;
}

/**
 * Signs with RSA PKCS#1 v1.5 and SHA-256, letting OpenSSL do the arithmetic: forge only asks its key for `sign`, and
 * its own RSA takes about 60 ms of JavaScript where OpenSSL takes one.
 */
export function signWithOpenssl(subject: Signable, privateKeyPem: string): void {
  const key = {
    sign: (digest: forge.md.MessageDigest): string => {
      const info = Buffer.concat([SHA256_DIGEST_INFO, Buffer.from(digest.digest().getBytes(), 'binary')]);
      return privateEncrypt({ key: privateKeyPem, padding: constants.RSA_PKCS1_PADDING }, info).toString(
        'binary',
      );
    },
  };
  subject.sign(key as unknown as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
}
