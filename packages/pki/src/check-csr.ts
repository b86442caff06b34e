import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { CSR_COMMON_NAME } from '@tresse/contracts';
import forge from 'node-forge';
import { bitStringOf, childrenOf, derOf } from './der.js';
import { PkiError } from './pki-error.js';
import { MIN_RSA_BITS } from './rsa-key.js';

/**
 * The public key (SPKI PEM) of a request that is well-formed, carries the expected name, has an RSA key of at least
 * MIN_RSA_BITS and is signed by that key. Throws PkiError `csr.unreadable` (also for a wrong signature), `csr.name`,
 * `csr.weak-key`.
 */
export function checkCsr(csrPem: string): { publicKeyPem: string } {
  const { info, signed, publicKey, signature } = readable(() => takeApart(csrPem));
  const modulusBits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (publicKey.asymmetricKeyType !== 'rsa' || modulusBits < MIN_RSA_BITS) {
    throw new PkiError('csr.weak-key', `the key is ${publicKey.asymmetricKeyType} of ${modulusBits} bits`);
  }
  if (!readable(() => verify('sha256', signed, publicKey, signature))) {
    throw new PkiError('csr.unreadable', 'the request is not signed by its own key with SHA-256');
  }
  if (readable(() => commonNameOf(info)) !== CSR_COMMON_NAME) {
    throw new PkiError('csr.name', `the subject is not exactly CN=${CSR_COMMON_NAME}`);
  }
  return { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

interface CsrParts {
  info: forge.asn1.Asn1;
  signed: Buffer;
  publicKey: KeyObject;
  signature: Buffer;
}

/** CertificationRequest ::= SEQUENCE { info { version, subject, publicKey, … }, algorithm, signature BIT STRING }. */
function takeApart(csrPem: string): CsrParts {
  const blocks = forge.pem.decode(csrPem);
  if (blocks.length !== 1 || blocks[0]?.type !== 'CERTIFICATE REQUEST')
    throw new Error('not one PEM request');
  const [info, , bits] = childrenOf(forge.asn1.fromDer(blocks[0].body));
  const spki = childrenOf(info)[2];
  if (!info || !spki || !bits) throw new Error('a part of the request is missing');
  return {
    info,
    signed: derOf(info),
    publicKey: createPublicKey({ key: derOf(spki), format: 'der', type: 'spki' }),
    signature: bitStringOf(bits),
  };
}

/** The one attribute of the subject when it is a common name, else undefined. */
function commonNameOf(info: forge.asn1.Asn1): string | undefined {
  const relativeNames = childrenOf(childrenOf(info)[1]);
  if (relativeNames.length !== 1) return undefined;
  const attributes = childrenOf(relativeNames[0]);
  if (attributes.length !== 1) return undefined;
  const [type, value] = childrenOf(attributes[0]);
  if (typeof type?.value !== 'string' || typeof value?.value !== 'string') return undefined;
  return forge.asn1.derToOid(type.value) === forge.pki.oids.commonName ? value.value : undefined;
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new PkiError('csr.unreadable', 'the request could not be read', { cause });
  }
}
