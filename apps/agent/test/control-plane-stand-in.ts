import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import {
  canonicalJson,
  type DesiredBody,
  type DesiredDocument,
  type DeviceRole,
  type DownTopic,
  downTopic,
  PROTOCOL_VERSION,
  parseUpTopic,
  type ReportedState,
  type SessionMessage,
  type SignedDocument,
} from '@tresse/contracts';
import {
  checkCsr,
  createCaCertificate,
  generateRsaKey,
  issueDeviceCertificate,
  issueServerCertificate,
  readIdentity,
  sha256Of,
  signPayload,
  type Validity,
} from '@tresse/pki';
import { Aedes } from 'aedes';
import type { Identity } from '../src/identity/index.js';

/** One message of the device, as the broker got it. */
export interface UpMessage {
  topic: string;
  body: unknown;
}

/** A control plane reduced to its broker (aedes, mutual TLS) and its keys; the test says what it says. */
export async function startControlPlane(deviceId: string, ofDevice?: Validity, at = '127.0.0.1') {
  const validity = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const [caKey, serverKey, deviceKey, signingKey] = await Promise.all([
    generateRsaKey(),
    generateRsaKey(),
    generateRsaKey(),
    generateRsaKey(),
  ]);
  const { certificatePem: caPem } = createCaCertificate({ ...validity, ...caKey, commonName: 'Tresse test' });
  const issuer = { certificatePem: caPem, privateKeyPem: caKey.privateKeyPem };
  const server = issueServerCertificate(issuer, { ...validity, ...serverKey, hosts: [at] });
  const issue = (period: Validity, role: DeviceRole = 'site') =>
    issueDeviceCertificate(issuer, { ...period, ...deviceKey, role, deviceId });
  const device = issue(ofDevice ?? validity);

  const serials: string[] = [];
  const messages: UpMessage[] = [];
  const listeners = new Set<() => void>();
  const documents = new Map<string, SignedDocument>();
  const state = { confirms: true };
  const broker = await Aedes.createBroker();
  const sockets = new Set<TLSSocket>();
  const tls = createServer({
    key: serverKey.privateKeyPem,
    cert: server.certificatePem + caPem,
    ca: caPem,
    requestCert: true,
    rejectUnauthorized: true,
  });
  tls.on('secureConnection', (socket) => {
    sockets.add(socket);
    const { raw } = socket.getPeerCertificate();
    serials.push(readIdentity(raw).serial);
    if (readIdentity(raw).deviceId === deviceId) broker.handle(socket);
    else socket.destroy();
  });
  tls.listen(0, at);
  await once(tls, 'listening');
  const { port } = tls.address() as AddressInfo;

  const send = (topic: DownTopic, body: unknown) =>
    new Promise<void>((resolve, reject) => {
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      const packet = {
        cmd: 'publish',
        topic: downTopic(deviceId, topic),
        payload,
        qos: 1,
        retain: false,
        dup: false,
      };
      broker.publish(packet as Parameters<typeof broker.publish>[0], (error) =>
        error ? reject(error) : resolve(),
      );
    });

  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };

  const ring = () =>
    send('desired/announce', {
      at: new Date().toISOString(),
      scopes: [...documents.values()]
        .map(({ payload }) => JSON.parse(payload) as DesiredDocument)
        .map(({ scope, generation, hash }) => ({ scope, generation, hash })),
    });

  broker.on('publish', (packet, client) => {
    const topic = client ? parseUpTopic(packet.topic)?.name : undefined;
    if (!topic) return;
    const body: unknown = JSON.parse(packet.payload.toString());
    messages.push({ topic, body });
    if (topic === 'session' && (body as SessionMessage).state === 'online') void ring();
    if (topic === 'desired/get')
      for (const document of documents.values()) void send('desired/document', document);
    if (topic === 'reported' && state.confirms) {
      for (const { scope, appliedGeneration } of (body as ReportedState).scopes) {
        if (appliedGeneration) void send('desired/confirm', { scope, generation: appliedGeneration });
      }
    }
    for (const listener of listeners) listener();
  });

  const until = <T>(find: (all: readonly UpMessage[]) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find(messages);
        if (found === undefined) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
    });

  const identity: Identity = {
    deviceId,
    role: 'site',
    certificatePem: device.certificatePem,
    caPem,
    signingKeyPem: signingKey.publicKeyPem,
    mqtt: { host: at, port },
    notAfter: validity.notAfter.toISOString(),
  };

  return {
    identity,
    privateKeyPem: deviceKey.privateKeyPem,
    messages,
    /** Serial numbers of the certificates with which the device has come, in order. */
    serials,
    /** The server's side of TLS, asking for the device's certificate. */
    serverTls: {
      key: serverKey.privateKeyPem,
      cert: server.certificatePem + caPem,
      ca: caPem,
      requestCert: true,
    },
    /** What a device is given for its certificate request. */
    admit: (csrPem: string): Identity => {
      const { publicKeyPem } = checkCsr(csrPem);
      const given = issueDeviceCertificate(issuer, { ...validity, role: 'site', deviceId, publicKeyPem });
      return { ...identity, certificatePem: given.certificatePem };
    },
    /** Another certificate for the device's key. */
    issue,
    state,
    send,
    /** Signs a document with the control plane's key, or another. */
    sign: (document: DesiredDocument, key = signingKey.privateKeyPem): SignedDocument => {
      const payload = JSON.stringify(document);
      return { payload, signature: signPayload(payload, key) };
    },
    /** Makes a document the newest of its scope and rings. */
    announce: async (document: DesiredDocument, signed: SignedDocument) => {
      documents.set(document.scope, signed);
      await ring();
    },
    /** There is nothing for this scope any more. */
    withdraw: (scope: string) => documents.delete(scope),
    /** Resolves with the first answer that is not undefined, now or after a later message. */
    until,
    /** A session of this epoch or a later one is up: subscribed and said so. */
    online: (epoch: number) =>
      until((all) =>
        all.find(({ topic, body }) => {
          const session = body as SessionMessage;
          return topic === 'session' && session.state === 'online' && session.epoch >= epoch;
        }),
      ),
    /** Breaks every connection off, without a goodbye; the device may come back. */
    hangUp,
    stop: async () => {
      hangUp();
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      tls.close();
    },
  };
}

export type ControlPlane = Awaited<ReturnType<typeof startControlPlane>>;

/** A whole document around a body. */
export function documentOf(device: string, generation: number, body: DesiredBody): DesiredDocument {
  return {
    protocol: PROTOCOL_VERSION,
    tenant: null,
    device,
    scope: body.role === 'relay' ? `relay:${body.relay.id}` : `site:${body.site.id}`,
    generation,
    hash: sha256Of(canonicalJson(body)),
    notBefore: new Date(Date.now() - 1_000).toISOString(),
    body,
  };
}
