import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createCaCertificate,
  generateRsaKey,
  issueDeviceCertificate,
  issueServerCertificate,
  type RsaKeyPair,
} from '@tresse/pki';
import { RENEWAL_GRACE_MS, renewableIdentity } from './renewable.js';

const DEVICE = '11111111-1111-4111-8111-111111111111';
const START = Date.parse('2026-11-21T00:00:00Z');
const END = Date.parse('2027-02-19T00:00:00Z');
const validity = { notBefore: new Date(START), notAfter: new Date(END) };

describe('a certificate that asks to be renewed', () => {
  let key: RsaKeyPair;
  beforeAll(async () => {
    key = await generateRsaKey();
  });

  /** An authority that calls itself like all others here. */
  function authority(keys: RsaKeyPair) {
    const { certificatePem } = createCaCertificate({ ...validity, ...keys, commonName: 'Tresse CA' });
    return { certificatePem, privateKeyPem: keys.privateKeyPem };
  }
  const ofDevice = (issuer: ReturnType<typeof authority>) =>
    issueDeviceCertificate(issuer, { ...validity, ...key, role: 'site', deviceId: DEVICE }).certificatePem;
  const ask = (pem: string, now: number) =>
    renewableIdentity(new X509Certificate(pem), authority(key).certificatePem, now)?.deviceId;

  it.each([
    ['while it holds', END - 1_000, DEVICE],
    ['after its end, within the grace', END + RENEWAL_GRACE_MS, DEVICE],
    ['after the grace', END + RENEWAL_GRACE_MS + 1, undefined],
    ['before it begins', START - 1_000, undefined],
  ])('%s', (_, now, answer) => {
    expect(ask(ofDevice(authority(key)), now)).toBe(answer);
  });

  it('is refused when another authority of the same name has made it', async () => {
    expect(ask(ofDevice(authority(await generateRsaKey())), START)).toBeUndefined();
  });

  it('is refused when it is a server’s', () => {
    const { certificatePem } = issueServerCertificate(authority(key), {
      ...validity,
      ...key,
      hosts: ['127.0.0.1'],
    });
    expect(ask(certificatePem, START)).toBeUndefined();
  });
});
