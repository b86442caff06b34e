import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { downTopic } from '@tresse/contracts';
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

/** CONNACK and PUBLISH (MQTT 3.1.1 §3.2 and §3.3) in one piece. */
const TOLD = Buffer.from(
  `..${downTopic(DEVICE, 'desired/announce')}{"at":"2026-11-22T12:00:00.000Z","scopes":[]}`,
);
TOLD.writeUInt16BE(downTopic(DEVICE, 'desired/announce').length);
const ACCEPTED_AND_TOLD = Buffer.concat([Buffer.from([0x20, 2, 0, 0, 0x30, TOLD.length]), TOLD]);

let controlPlane: ControlPlane;
let link: DeviceLink | undefined;
let heard: string[];
beforeEach(async () => {
  heard = [];
  controlPlane = await startControlPlane(DEVICE);
});
afterEach(async () => {
  await link?.stop();
  await controlPlane.stop();
});

/** Connects with this judgement of the broker's certificate; gives why that failed. */
function connectWith(judge: NonNullable<LinkTarget['judge']>, port?: number): Promise<string> {
  const { identity, privateKeyPem } = controlPlane;
  let epoch = 0;
  return new Promise((resolve) => {
    link = startDeviceLink({
      target: { ...identity, ...identity.mqtt, ...(port ? { port } : {}), privateKeyPem, judge },
      nextEpoch: async () => (epoch += 1),
      onMessage: ({ topic }) => void heard.push(topic),
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

  it('takes nothing from a broker that it has found wrong, though that says it together with its acceptance', async () => {
    const wrong = createServer(controlPlane.serverTls, (socket) => {
      socket.on('error', () => undefined).once('data', () => socket.write(ACCEPTED_AND_TOLD));
    }).listen(0, '127.0.0.1');
    await once(wrong, 'listening');
    const { port } = wrong.address() as AddressInfo;
    expect(await connectWith(() => 'it is of another authority', port)).toMatch(/of another authority/);
    await link?.stop();
    wrong.close();
    expect(heard).toEqual([]);
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
