import { randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { signWithOpenssl } from './forge-signer.js';

/** Who signs: a CA certificate and its private key (PEM). */
export interface Issuer {
  certificatePem: string;
  privateKeyPem: string;
}

/** From when to when a certificate holds; whole seconds, as X.509 has no finer ones. */
export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

/** A certificate with the serial number by which it is revoked (lower-case hex). */
export interface IssuedCertificate {
  certificatePem: string;
  serial: string;
}

/** What a certificate says; its issuer and serial number come with the signature. */
export interface CertificateContent extends Validity {
  commonName: string;
  publicKeyPem: string;
  /** In forge's own notation, see node-forge `pki.createCertificate`. */
  extensions: readonly object[];
}

/** Builds and signs an X.509 v3 certificate (RFC 5280). Without `issuer` it names and signs itself. */
export function issueCertificate(
  content: CertificateContent,
  issuer: { certificatePem?: string; privateKeyPem: string },
): IssuedCertificate {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = randomSerial();
  certificate.validity = { notBefore: content.notBefore, notAfter: content.notAfter };
  certificate.publicKey = forge.pki.publicKeyFromPem(content.publicKeyPem);
  const subject = [{ name: 'commonName', value: content.commonName }];
  const parent = issuer.certificatePem ? forge.pki.certificateFromPem(issuer.certificatePem) : certificate;
  certificate.setSubject(subject);
  certificate.setIssuer(issuer.certificatePem ? parent.subject.attributes : subject);
  certificate.setExtensions([
    ...content.extensions,
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: keyIdentifierOf(parent) },
  ]);
  signWithOpenssl(certificate, issuer.privateKeyPem);
  return {
    certificatePem: forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n'),
    serial: certificate.serialNumber,
  };
}

function keyIdentifierOf(certificate: forge.pki.Certificate): string {
  return certificate.generateSubjectKeyIdentifier().getBytes();
}

/** 127 random bits, positive and without leading zero octet (RFC 5280 §4.1.2.2 asks for at most 20 octets). */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}
