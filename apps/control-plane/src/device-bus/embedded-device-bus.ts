import { Inject, Injectable, Logger } from '@nestjs/common';
import type { DownTopic, Id } from '@tresse/contracts';
import { type EdgeSink, MqttEdge } from '../broker/index.js';
import { CertificateAuthority, keepServerCertificateFresh } from '../certificate-authority/index.js';
import { CONFIG, type Config } from '../config.js';
import { DeviceBus, type DeviceListener, type DownMessages } from './device-bus.js';
import { parseUpMessage } from './up-message.js';

/** The bus of one process: its own MQTT edge, and no message server behind it. */
@Injectable()
export class EmbeddedDeviceBus extends DeviceBus {
  private readonly logger = new Logger(EmbeddedDeviceBus.name);
  private running: { edge: MqttEdge; port: number } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly authority: CertificateAuthority,
  ) {
    super();
  }

  override get endpoint(): { host: string; port: number } {
    return { host: this.config.deviceHost, port: this.running?.port ?? this.config.mqttPort };
  }

  override async start(listener: DeviceListener): Promise<void> {
    const { deviceHost, deviceBind, mqttPort } = this.config;
    const edge = await MqttEdge.create({
      credentials: await this.authority.serverCredentials(deviceHost),
      caPem: this.authority.caPem,
      gate: listener,
      sink: parsing(listener),
    });
    this.running = { edge, port: mqttPort };
    this.running.port = await edge.listen(deviceBind, mqttPort);
    keepServerCertificateFresh(edge.server, this.authority, deviceHost, (error) => this.logger.error(error));
  }

  override publish<Name extends DownTopic>(deviceId: Id, name: Name, body: DownMessages[Name]): boolean {
    return this.running?.edge.publish(deviceId, name, JSON.stringify(body)) ?? false;
  }

  override disconnect(deviceId: Id): void {
    this.running?.edge.disconnect(deviceId);
  }

  override async stop(): Promise<void> {
    await this.running?.edge.close();
  }
}

/** Parses at the door. What cannot be parsed is flagged and acknowledged, since it would be no better the next time. */
function parsing(listener: DeviceListener): EdgeSink {
  return {
    gone: (device) => listener.gone(device),
    flagged: (deviceId, flag, detail) => listener.flagged(deviceId, flag, detail),
    message: async (device, name, payload) => {
      const parsed = parseUpMessage(name, payload);
      if (parsed.ok) return listener.heard(device, parsed.message);
      await listener.flagged(device.deviceId, 'message.malformed', parsed.why);
      return undefined;
    },
  };
}
