import { sign, verify } from 'node:crypto';
import forge from 'node-forge';
import type { Issuer } from './certificate.js';
import { bitStringOf, childrenOf, derOf, primitive, rsaSha256, sequence, time } from './der.js';
import { PkiError } from './pki-error.js';
import { readCertificate } from './read-certificate.js';

const { asn1 } = forge;

/** A certificate that no longer counts, by its serial number (hex), and since when. */
export interface Revocation {
  serial: string;
  at: Date;
}

/** A revocation list (PEM) as Node's TLS takes it in `crl` (RFC 5280 §5, version 1: no extensions, so no reasons). */
export function issueCrl(
  issuer: Issuer,
  options: { revoked: readonly Revocation[]; thisUpdate: Date; nextUpdate: Date },
): string {
  const entries = options.revoked.map(({ serial, at }) =>
    sequence(primitive(asn1.Type.INTEGER, forge.util.hexToBytes(serial)), time(at)),
  );
  const list = sequence(
    rsaSha256(),
    forge.pki.distinguishedNameToAsn1(forge.pki.certificateFromPem(issuer.certificatePem).subject),
    time(options.thisUpdate),
    time(options.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
  );
  const signature = sign('sha256', derOf(list), issuer.privateKeyPem).toString('binary');
  const crl = sequence(list, rsaSha256(), primitive(asn1.Type.BITSTRING, `\0${signature}`));
  return forge.pem.encode({ type: 'X509 CRL', body: asn1.toDer(crl).getBytes() }).replaceAll('\r\n', '\n');
}

/** The serial numbers (lower-case hex) on a list that `caPem` has signed. Throws PkiError `crl.unreadable`. */
export function readCrl(crlPem: string, caPem: string): Set<string> {
  const caKey = readCertificate(caPem).publicKey;
  try {
    const [list, , bits] = childrenOf(asn1.fromDer(forge.pem.decode(crlPem)[0]?.body ?? ''));
    if (!list || !bits || !verify('sha256', derOf(list), caKey, bitStringOf(bits))) {
      throw new Error('the authority has not signed this list');
    }
    const revoked = childrenOf(list)[4];
    return new Set((revoked ? childrenOf(revoked) : []).map((entry) => serialOf(childrenOf(entry)[0])));
  } catch (cause) {
    throw new PkiError('crl.unreadable', 'the revocation list could not be read', { cause });
  }
}

function serialOf(node: forge.asn1.Asn1 | undefined): string {
  return Buffer.from(String(node?.value), 'binary').toString('hex');
}
