import { EventEmitter, once } from 'node:events';
import { connect as tlsConnect } from 'node:tls';
import type { DeviceRole } from '@tresse/contracts';
import {
  DOWN_TOPICS,
  type DownTopic,
  downTopic,
  type EnrolmentResponse,
  type Id,
  parseDownTopic,
  type UpTopic,
  upTopic,
} from '@tresse/contracts';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Booted } from './boot.js';
import { applicant, post } from './enrol.js';
import type { Fleet, SeededSite } from './fleet.js';

/** An enrolled device that speaks plain mqtt.js, so that it can also misbehave. */
export class TestDevice {
  constructor(
    readonly identity: EnrolmentResponse,
    readonly privateKeyPem: string,
  ) {}

  static async enrol(
    booted: Booted,
    fleet: Fleet,
    seeded: SeededSite,
    role: DeviceRole = 'site',
  ): Promise<TestDevice> {
    const { body, privateKeyPem } = await applicant(await fleet.claim(seeded, role), role);
    const answer = await post(booted, body);
    if (answer.status !== 200) throw new Error(`enrolment failed: ${answer.body.code}`);
    return new TestDevice(answer.body, privateKeyPem);
  }

  /** The same device, told that the edge is elsewhere now. */
  at(mqtt: EnrolmentResponse['mqtt']): TestDevice {
    return new TestDevice({ ...this.identity, mqtt }, this.privateKeyPem);
  }

  get id(): Id {
    return this.identity.deviceId;
  }

  private get tls() {
    const { mqtt: endpoint, caPem, certificatePem } = this.identity;
    return { ...endpoint, ca: caPem, cert: certificatePem, key: this.privateKeyPem };
  }

  /** A client that does not reconnect; nothing is subscribed to or said yet. */
  client(more: IClientOptions = {}): MqttClient {
    const options: IClientOptions = {
      ...this.tls,
      protocol: 'mqtts',
      protocolVersion: 4,
      clientId: this.id,
      clean: true,
      keepalive: 30,
      reconnectPeriod: 0,
      ...more,
    };
    const client = mqtt.connect(options);
    client.on('error', () => undefined);
    return client;
  }

  /** Connects as an honest agent does: last will, all subscriptions, «online». */
  async session(epoch: number): Promise<TestSession> {
    const will = { topic: upTopic(this.id, 'session'), qos: 1 as const, retain: false };
    const client = this.client({ will: { ...will, payload: sessionText('offline', epoch) } });
    const session = new TestSession(this.id, client);
    await happens(client, 'connect');
    await client.subscribeAsync(
      DOWN_TOPICS.map((name) => downTopic(this.id, name)),
      { qos: 1 },
    );
    await session.say('session', { state: 'online', epoch });
    return session;
  }

  /** Writes raw bytes over the device's TLS connection; resolves when the edge has ended it. */
  async sendRaw(...chunks: Uint8Array[]): Promise<void> {
    const socket = tlsConnect({ ...this.tls });
    await once(socket, 'secureConnect');
    socket.resume();
    socket.on('error', () => undefined);
    for (const chunk of chunks) socket.write(chunk);
    await once(socket, 'close');
  }
}

/** One honest connection, with everything that was heard on it. */
export class TestSession {
  private readonly arrivals = new EventEmitter();
  private readonly heard: { name: DownTopic; body: unknown }[] = [];

  constructor(
    private readonly deviceId: Id,
    readonly client: MqttClient,
  ) {
    client.on('message', (topic, payload) => {
      const name = parseDownTopic(topic)?.name;
      if (name === undefined) return;
      this.heard.push({ name, body: JSON.parse(payload.toString()) });
      this.arrivals.emit('message');
    });
  }

  /** Resolves when the edge has taken it. */
  async say(name: UpTopic, body: unknown): Promise<void> {
    await this.client.publishAsync(upTopic(this.deviceId, name), JSON.stringify(body), { qos: 1 });
  }

  /** The next message on a topic, whether it came already or is to come, that satisfies `fits`; it is used up. */
  async next<Body>(name: DownTopic, fits: (body: Body) => boolean = () => true): Promise<Body> {
    for (;;) {
      const at = this.heard.findIndex((one) => one.name === name && fits(one.body as Body));
      if (at >= 0) return this.heard.splice(at, 1)[0]?.body as Body;
      await once(this.arrivals, 'message');
    }
  }

  /** Drops the connection without a word, so that the last will speaks. */
  async vanish(): Promise<void> {
    const closed = happens(this.client, 'close');
    this.client.stream.destroy();
    await closed;
  }

  async end(): Promise<void> {
    await this.client.endAsync(true);
  }
}

export function sessionText(state: 'online' | 'offline', epoch: number): Buffer {
  return Buffer.from(JSON.stringify({ state, epoch }));
}

/** Resolves when this next happens to a client; with the error, when it is one. */
export function happens(client: MqttClient, event: 'connect' | 'close' | 'error'): Promise<unknown> {
  return new Promise((resolve) => {
    if (event === 'error') client.once('error', resolve);
    else if (event === 'close') client.once('close', () => resolve(undefined));
    else client.once('connect', resolve);
  });
}
