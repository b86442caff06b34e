import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeviceLink, type LinkTarget, startDeviceLink } from '@tresse/device-link';
import {
  createCaCertificate,
  generateRsaKey,
  type Issuer,
  issueDeviceCertificate,
  issueServerCertificate,
} from '@tresse/pki';
import { heldAt, shownBy, wrongWith } from '../src/enrol/judge-server.js';
import { type ControlPlane, startControlPlane } from './control-plane-stand-in.js';
import { DEVICE } from './documents.js';

const HOUR = 3_600_000;
const TOMORROW = { notBefore: new Date(Date.now() + 24 * HOUR), notAfter: new Date(Date.now() + 48 * HOUR) };

let controlPlane: ControlPlane;
let link: DeviceLink | undefined;
beforeEach(async () => {
  controlPlane = await startControlPlane(DEVICE);
});
afterEach(async () => {
  await link?.stop();
  await controlPlane.stop();
});

/** Connects with this judgement of the broker's certificate; gives why that failed. */
function connectWith(judge: NonNullable<LinkTarget['judge']>): Promise<string> {
  const { identity, privateKeyPem } = controlPlane;
  let epoch = 0;
  return new Promise((resolve) => {
    link = startDeviceLink({
      target: { ...identity, ...identity.mqtt, privateKeyPem, judge },
      nextEpoch: async () => (epoch += 1),
      onMessage: () => undefined,
      onFailure: resolve,
    });
  });
}

describe('a device whose clock is wrong', () => {
  it('connects to the broker whose certificate it has judged by itself', async () => {
    const expected = { caPem: controlPlane.identity.caPem, host: '127.0.0.1', atLeast: 0 };
    void connectWith((socket) => {
      const leaf = shownBy(socket);
      return leaf ? wrongWith(leaf, expected) : 'there is none';
    });
    await controlPlane.online(1);
  });

  it('subscribes to nothing at a broker that it has found wrong', async () => {
    expect(await connectWith(() => 'it is of another authority')).toMatch(/of another authority/);
    expect(controlPlane.messages).toEqual([]);
  });
});

describe('a server’s certificate, when the clock says nothing', () => {
  let ca: Issuer;
  let other: Issuer;
  let publicKeyPem: string;
  beforeEach(async () => {
    [ca, other] = await Promise.all([authority(), authority()]);
    ({ publicKeyPem } = await generateRsaKey());
  });

  const judge = (certificatePem: string, more: { host?: string; atLeast?: number } = {}) =>
    wrongWith(new X509Certificate(certificatePem), {
      caPem: ca.certificatePem,
      host: '192.0.2.7',
      atLeast: 0,
      ...more,
    });
  const serverOf = (issuer: Issuer) =>
    issueServerCertificate(issuer, { ...TOMORROW, publicKeyPem, hosts: ['192.0.2.7'] }).certificatePem;

  it('may begin tomorrow, but must be of the authority, for this host, a server’s, and not over', () => {
    expect(judge(serverOf(ca))).toBeNull();
    expect(judge(serverOf(other))).toBe('it is of another authority');
    expect(judge(serverOf(ca), { host: '192.0.2.8' })).toBe('it is not for 192.0.2.8');
    expect(judge(serverOf(ca), { atLeast: TOMORROW.notAfter.getTime() + HOUR })).toBe('it has expired');
    const device = issueDeviceCertificate(ca, { ...TOMORROW, publicKeyPem, role: 'site', deviceId: DEVICE });
    expect(judge(device.certificatePem)).toBe('it is none of a server');
    expect(judge(ca.certificatePem)).not.toBeNull();
  });

  it('did not hold at an instant outside its dates', () => {
    const leaf = new X509Certificate(serverOf(ca));
    expect([heldAt(leaf, Date.now()), heldAt(leaf, Date.now() + 30 * HOUR)]).toEqual([false, true]);
  });
});

async function authority(): Promise<Issuer> {
  const { privateKeyPem } = await generateRsaKey();
  return { privateKeyPem, ...createCaCertificate({ ...TOMORROW, privateKeyPem, commonName: 'Tresse test' }) };
}
