import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCaCertificate, type Issuer, type Validity } from './ca.js';
import { issueDeviceCertificate } from './device-certificate.js';
import { fingerprintOf } from './fingerprint.js';
import { readIdentity } from './identity.js';
import { PkiError } from './pki-error.js';
import { mayServe } from './read-certificate.js';
import { generateRsaKey, type RsaKeyPair } from './rsa-key.js';
import { issueServerCertificate } from './server-certificate.js';

const deviceId = '6f1c2f9e-0f7a-4d53-9a3d-3f6f3f0d5a10';
const year: Validity = {
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
};
const century: Validity = { notBefore: year.notBefore, notAfter: new Date('2126-01-01T00:00:00Z') };
const directory = mkdtempSync(join(tmpdir(), 'tresse-pki-'));
const itWithOpenssl = spawnSync('openssl', ['version']).error ? it.skip : it;
let key: RsaKeyPair;
let ca: Issuer;
let otherCa: Issuer;

beforeAll(async () => {
  key = await generateRsaKey();
  ca = await authority('Tresse');
  otherCa = await authority('Tresse');
});

afterAll(() => rmSync(directory, { recursive: true }));

async function authority(commonName: string): Promise<Issuer> {
  const { privateKeyPem } = await generateRsaKey();
  return { privateKeyPem, ...createCaCertificate({ commonName, privateKeyPem, ...century }) };
}

function deviceCertificate(issuer = ca, role: 'site' | 'relay' = 'site') {
  return issueDeviceCertificate(issuer, { ...year, role, deviceId, publicKeyPem: key.publicKeyPem });
}

/** What `openssl verify` says of a certificate in the middle of its year. */
function opensslVerify(certificatePem: string, ...options: string[]): string {
  writeFileSync(join(directory, 'ca.pem'), ca.certificatePem);
  writeFileSync(join(directory, 'certificate.pem'), certificatePem);
  const midYear = String(Date.parse('2026-07-01T00:00:00Z') / 1_000);
  const files = ['-CAfile', join(directory, 'ca.pem'), ...options, join(directory, 'certificate.pem')];
  return execFileSync('openssl', ['verify', '-x509_strict', '-attime', midYear, ...files], {
    stdio: 'pipe',
  }).toString();
}

describe('the authority', () => {
  it('signs itself and lives past 2050', () => {
    const x509 = new X509Certificate(ca.certificatePem);
    expect(x509.ca).toBe(true);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(new Date(x509.validTo)).toEqual(century.notAfter);
  });

  it('has the fingerprint that OpenSSL computes', () => {
    const colons = new X509Certificate(ca.certificatePem).fingerprint256;
    expect(fingerprintOf(ca.certificatePem)).toBe(colons.replaceAll(':', '').toLowerCase());
  });
});

describe('a device certificate', () => {
  it('names its device and role, and can be revoked by its serial', () => {
    const { certificatePem, serial } = deviceCertificate();
    expect(readIdentity(certificatePem)).toEqual({ role: 'site', deviceId, serial, notAfter: year.notAfter });
  });

  itWithOpenssl('of a relay also serves, to the sites that it answers', () => {
    const { certificatePem } = deviceCertificate(ca, 'relay');
    expect(opensslVerify(certificatePem, '-purpose', 'sslclient')).toContain('OK');
    expect(opensslVerify(certificatePem, '-purpose', 'sslserver')).toContain('OK');
  });

  it('says whether it may serve: a relay’s may, a site’s may not', () => {
    expect(mayServe(deviceCertificate(ca, 'relay').certificatePem)).toBe(true);
    expect(mayServe(deviceCertificate(ca, 'site').certificatePem)).toBe(false);
  });

  itWithOpenssl('of a site is accepted by OpenSSL as a client and refused as a server', () => {
    const { certificatePem } = deviceCertificate();
    expect(opensslVerify(certificatePem, '-purpose', 'sslclient')).toContain('OK');
    expect(() => opensslVerify(certificatePem, '-purpose', 'sslserver')).toThrow();
  });

  itWithOpenssl('of another authority with the same name is refused', () => {
    expect(() => opensslVerify(deviceCertificate(otherCa).certificatePem)).toThrow();
  });

  it('has a serial of its own', () => {
    expect(deviceCertificate().serial).not.toBe(deviceCertificate().serial);
  });

  it('is no identity when it names a host or nothing', () => {
    const server = issueServerCertificate(ca, {
      ...year,
      hosts: ['a.example'],
      publicKeyPem: key.publicKeyPem,
    });
    for (const pem of [server.certificatePem, ca.certificatePem]) {
      expect(() => readIdentity(pem)).toThrow(expect.objectContaining({ code: 'certificate.identity' }));
    }
  });

  it('that is rubbish gives a typed error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), (rubbish) => {
        expect(() => readIdentity(rubbish)).toThrow(PkiError);
      }),
    );
  });
});

describe('a server certificate', () => {
  itWithOpenssl('is accepted by OpenSSL for each of its hosts and no other', () => {
    const hosts = ['relay.example', '192.0.2.7', '2001:db8::7'] as const;
    const { certificatePem } = issueServerCertificate(ca, { ...year, hosts, publicKeyPem: key.publicKeyPem });
    const verifyAs = (...options: string[]) =>
      opensslVerify(certificatePem, '-purpose', 'sslserver', ...options);
    expect(verifyAs('-verify_hostname', 'relay.example')).toContain('OK');
    expect(verifyAs('-verify_ip', '192.0.2.7')).toContain('OK');
    expect(verifyAs('-verify_ip', '2001:db8::7')).toContain('OK');
    expect(() => verifyAs('-verify_ip', '192.0.2.8')).toThrow();
  });
});
