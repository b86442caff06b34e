import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CSR_COMMON_NAME } from '@tresse/contracts';
import fc from 'fast-check';
import forge from 'node-forge';
import { checkCsr } from './check-csr.js';
import { createCsr } from './create-csr.js';
import { signWithOpenssl } from './forge-signer.js';
import { PkiError } from './pki-error.js';
import { generateRsaKey, publicKeyOf, type RsaKeyPair } from './rsa-key.js';

let key: RsaKeyPair;
let csr: string;

beforeAll(async () => {
  key = await generateRsaKey();
  csr = createCsr(key.privateKeyPem);
});

function codeOf(pem: string): string | undefined {
  try {
    checkCsr(pem);
    return undefined;
  } catch (error) {
    if (error instanceof PkiError) return error.code;
    throw error;
  }
}

function requestOf(privateKeyPem: string, subject: forge.pki.CertificateField[]): string {
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(publicKeyOf(privateKeyPem));
  request.setSubject(subject);
  signWithOpenssl(request, privateKeyPem);
  return forge.pki.certificationRequestToPem(request);
}

const expectedName = { name: 'commonName', value: CSR_COMMON_NAME };

describe('a certificate request', () => {
  it('gives the public key it was made with', () => {
    expect(checkCsr(csr).publicKeyPem).toBe(key.publicKeyPem);
  });

  it('is what another library reads as one', () => {
    const request = forge.pki.certificationRequestFromPem(csr);
    expect(request.verify()).toBe(true);
    expect(request.subject.attributes).toMatchObject([{ name: 'commonName', value: CSR_COMMON_NAME }]);
  });

  it.each([
    ['another name', [{ name: 'commonName', value: 'root' }]],
    ['a second name', [expectedName, { name: 'commonName', value: 'root' }]],
    ['no name', []],
    ['its name in another attribute', [{ name: 'organizationName', value: CSR_COMMON_NAME }]],
  ])('is refused with %s', (_what, subject) => {
    expect(codeOf(requestOf(key.privateKeyPem, subject))).toBe('csr.name');
  });

  it('is refused with a key of 1024 bits', async () => {
    const small = await generateRsaKey(1_024);
    expect(codeOf(requestOf(small.privateKeyPem, [expectedName]))).toBe('csr.weak-key');
  });

  it('is refused with a key that is not RSA', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(codeOf(withPublicKey(csr, curve.export({ type: 'spki', format: 'der' })))).toBe('csr.weak-key');
  });

  it('is refused when another key has signed it', async () => {
    const other = await generateRsaKey();
    const request = forge.pki.createCertificationRequest();
    request.publicKey = forge.pki.publicKeyFromPem(other.publicKeyPem);
    request.setSubject([expectedName]);
    signWithOpenssl(request, key.privateKeyPem);
    expect(codeOf(forge.pki.certificationRequestToPem(request))).toBe('csr.unreadable');
  });

  it('is refused with a typed error whatever text it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        expect(codeOf(text)).toBe('csr.unreadable');
      }),
    );
  });

  it('is refused with a typed error whatever bytes are in the envelope', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(codeOf(envelope(Buffer.from(bytes)))).toBe('csr.unreadable');
      }),
    );
  });

  it('never gives another key, whichever byte of it was changed', () => {
    const der = Buffer.from(forge.pem.decode(csr)[0]?.body ?? '', 'binary');
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = envelope(der.map((byte, index) => (index === at ? byte ^ change : byte)));
        const code = codeOf(changed);
        if (code === undefined) expect(checkCsr(changed).publicKeyPem).toBe(key.publicKeyPem);
        else expect(code).toMatch(/^csr\./);
      }),
      { numRuns: 300 },
    );
  });
});

function envelope(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
}

function withPublicKey(pem: string, spki: Buffer): string {
  const tree = forge.asn1.fromDer(forge.pem.decode(pem)[0]?.body ?? '');
  const info = (tree.value as forge.asn1.Asn1[])[0];
  if (info) (info.value as forge.asn1.Asn1[])[2] = forge.asn1.fromDer(spki.toString('binary'));
  return envelope(Buffer.from(forge.asn1.toDer(tree).getBytes(), 'binary'));
}
