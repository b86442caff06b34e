import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateRsaKey, readIdentity, verifyPayload } from '@tresse/pki';
import { CertificateAuthority } from './certificate-authority.js';
import { DAY_MS } from './validity.js';

const DEVICE = '11111111-1111-4111-8111-111111111111';

/** Its keys are large, and making them is slow on a busy machine. */
jest.setTimeout(60_000);

describe('the certificate authority', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-authority-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is the same after a restart, and nobody else can read its keys', async () => {
    const first = await CertificateAuthority.open(join(directory, 'authority'));
    await first.serverCredentials('127.0.0.1');
    const second = await CertificateAuthority.open(join(directory, 'authority'));
    expect(second.caPem).toBe(first.caPem);
    expect(second.signingKeyPem).toBe(first.signingKeyPem);
    for (const name of await readdir(join(directory, 'authority'))) {
      expect((await stat(join(directory, 'authority', name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(join(directory, 'authority'))).mode & 0o777).toBe(0o700);
  });

  it('keeps a server’s certificate while it serves, and makes another for another host or near its end', async () => {
    const authority = await CertificateAuthority.open(directory);
    const first = await authority.serverCredentials('192.0.2.1');
    expect(await authority.serverCredentials('192.0.2.1')).toEqual(first);

    const named = await authority.serverCredentials('edge.example');
    expect(new X509Certificate(named.cert).checkHost('edge.example')).toBe('edge.example');
    expect(named.cert).not.toBe(first.cert);

    const nearEnd = new Date(Date.now() + 700 * DAY_MS);
    expect(await authority.serverCredentials('edge.example', nearEnd)).not.toEqual(named);
  });

  it('names the device in its certificate and signs documents with its other key', async () => {
    const authority = await CertificateAuthority.open(directory);
    const { publicKeyPem } = await generateRsaKey();
    const issued = authority.issueDevice({ deviceId: DEVICE, role: 'site', publicKeyPem });
    expect(readIdentity(issued.certificatePem)).toMatchObject({
      deviceId: DEVICE,
      role: 'site',
      serial: issued.serial,
    });
    expect(
      new X509Certificate(issued.certificatePem).verify(new X509Certificate(authority.caPem).publicKey),
    ).toBe(true);
    const signature = await authority.signDocument('text');
    expect(verifyPayload('text', signature, authority.signingKeyPem)).toBe(true);
    expect(verifyPayload('texT', signature, authority.signingKeyPem)).toBe(false);
  });
});
