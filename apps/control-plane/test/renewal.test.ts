import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PROTOCOL_VERSION, type Problem, type RenewalResponse } from '@tresse/contracts';
import { fingerprintOf, readIdentity } from '@tresse/pki';
import { CertificateAuthority } from '../src/certificate-authority/index.js';
import { EnrolmentAddress } from '../src/claims/enrolment-address.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { happens, TestDevice } from './test-device.js';

const DAY_MS = 86_400_000;

describe('the renewal of a device’s certificate', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let device: TestDevice;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
  }, 60_000);
  beforeEach(async () => {
    device = await TestDevice.enrol(booted, fleet, seeded);
  });
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  /** Asks over TLS, with the device's certificate unless it comes with none. */
  function ask(
    by: TestDevice | undefined,
    protocol = PROTOCOL_VERSION,
  ): Promise<{ status: number; body: RenewalResponse & Problem }> {
    const { url } = booted.app.get<EnrolmentAddress>(EnrolmentAddress);
    const { caPem: ca } = booted.app.get<CertificateAuthority>(CertificateAuthority);
    const own = by ? { cert: by.identity.certificatePem, key: by.privateKeyPem } : {};
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL('/renew', url),
        { method: 'POST', ca, agent: false, ...own },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ protocol }));
    });
  }
  const renewed = async (): Promise<TestDevice> => {
    const { status, body } = await ask(device);
    expect(status).toBe(200);
    return new TestDevice({ ...device.identity, certificatePem: body.certificatePem }, device.privateKeyPem);
  };
  const connects = async (who: TestDevice): Promise<boolean> => {
    const client = who.client();
    const connected = await Promise.race([
      happens(client, 'connect').then(() => true),
      happens(client, 'close').then(() => false),
    ]);
    await client.endAsync(true);
    return connected;
  };
  /** The same device with a certificate that was made so long ago, as if it had had no other since. */
  async function aged(days: number): Promise<TestDevice> {
    const publicKeyPem = new X509Certificate(device.identity.certificatePem).publicKey
      .export({ type: 'spki', format: 'pem' })
      .toString();
    const { certificatePem, serial } = booted.app
      .get(CertificateAuthority)
      .issueDevice({ deviceId: device.id, role: 'site', publicKeyPem }, Date.now() - days * DAY_MS);
    await fleet.rows('UPDATE device SET certificate_serial = $2 WHERE id = $1', device.id, serial);
    return new TestDevice({ ...device.identity, certificatePem }, device.privateKeyPem);
  }

  it('gives another one for the same device, role and key, for three months', async () => {
    const next = await renewed();
    const [before, after] = [device, next].map(
      ({ identity }) => new X509Certificate(identity.certificatePem),
    );
    expect(after?.publicKey.equals(before?.publicKey ?? after.publicKey)).toBe(true);
    expect(readIdentity(next.identity.certificatePem)).toMatchObject({ deviceId: device.id, role: 'site' });
    expect(after?.serialNumber).not.toBe(before?.serialNumber);
    const days = (Date.parse(after?.validTo ?? '') - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(90);
    const [row] = await fleet.rows(
      'SELECT certificate_fingerprint AS f FROM device WHERE id = $1',
      device.id,
    );
    expect(row).toEqual({ f: fingerprintOf(next.identity.certificatePem) });
  });

  it('lets the former one count until the device has come with the new one, and then no more', async () => {
    const standing = await device.session(1);
    const next = await renewed();
    expect(await connects(device)).toBe(true);
    expect(await connects(next)).toBe(true);
    expect(await connects(device)).toBe(false);
    expect((await ask(device)).body.code).toBe('certificate.refused');
    await standing.end();
  });

  it('answers again when the answer was lost, and only the last answer counts', async () => {
    const lost = await renewed();
    const next = await renewed();
    expect(await connects(lost)).toBe(false);
    expect(await connects(next)).toBe(true);
  });

  it('is open to a device whose certificate has expired, which MQTT is not', async () => {
    device = await aged(200);
    expect(await connects(device)).toBe(false);
    expect(await connects(await renewed())).toBe(true);
  });

  it('is refused a year after the end, to a revoked device, to an unknown protocol and without a certificate', async () => {
    const refused = { status: 403, body: { code: 'certificate.refused' } };
    expect(await ask(undefined)).toMatchObject(refused);
    expect(await ask(device, 999)).toMatchObject({ body: { code: 'protocol.unknown' } });
    expect(await ask(await aged(90 + 366))).toMatchObject(refused);
    const revoked = await aged(0);
    await fleet.rows('UPDATE device SET revoked_at = now() WHERE id = $1', device.id);
    expect(await ask(revoked)).toMatchObject(refused);
  });
});
