import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import type { Flag, FollowUp } from '../broker/index.js';
import { Database } from '../database/index.js';
import { DesiredSync, RelayCatchUp } from '../desired-state/index.js';
import { DeviceBus, type DeviceListener, type UpMessage } from '../device-bus/index.js';
import { EventIngest } from '../device-events/index.js';
import { JobDispatch } from '../job-dispatch/index.js';
import { LoadIngest, PROBE_AGE_MS, RegionProber, RoundTripIngest } from '../placement/index.js';
import { TelemetryIngest } from '../telemetry/telemetry-ingest.js';
import { FlagRecorder } from './flag-recorder.js';
import { isAdmitted, readKnownDevice } from './known-device.repository.js';
import { Presence } from './presence.js';
import { ReportedIngest } from './reported-ingest.js';

/** Listens to the bus and hands each thing to whom it concerns. */
@Injectable()
export class DeviceSessionService implements DeviceListener, OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly bus: DeviceBus,
    private readonly database: Database,
    private readonly presence: Presence,
    private readonly flags: FlagRecorder,
    private readonly reported: ReportedIngest,
    private readonly telemetry: TelemetryIngest,
    private readonly events: EventIngest,
    private readonly jobs: JobDispatch,
    private readonly loads: LoadIngest,
    private readonly roundTrips: RoundTripIngest,
    private readonly prober: RegionProber,
    private readonly desiredSync: DesiredSync,
    private readonly relayCatchUp: RelayCatchUp,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.presence.start();
    await this.bus.start(this);
  }

  async onModuleDestroy(): Promise<void> {
    await this.bus.stop();
    await this.presence.stop();
  }

  admits(identity: DeviceIdentity): Promise<boolean> {
    return this.database.forPlatform('device-ingest', (tx) => isAdmitted(tx, identity));
  }

  gone(device: DeviceIdentity): Promise<void> {
    return this.presence.gone(device.deviceId);
  }

  flagged(deviceId: Id, flag: Flag, detail: string): Promise<void> {
    return this.flags.record(deviceId, flag, detail);
  }

  async heard({ deviceId }: DeviceIdentity, message: UpMessage): Promise<FollowUp | undefined> {
    if (message.name === 'round-trips') {
      const isSite = await this.roundTrips.take(deviceId, message.body);
      return isSite ? () => this.prober.ask(deviceId, PROBE_AGE_MS.known).then(() => undefined) : undefined;
    }
    if (message.name !== 'session') {
      await this.take(deviceId, message);
      return undefined;
    }
    await this.presence.session(deviceId, message.body);
    return message.body.state === 'online' ? () => this.welcome(deviceId) : undefined;
  }

  private take(
    deviceId: Id,
    message: Exclude<UpMessage, { name: 'session' | 'round-trips' }>,
  ): Promise<void> {
    switch (message.name) {
      case 'desired/get':
        return this.desiredSync.send(deviceId, message.body.scopes);
      case 'reported':
        return this.reported.take(deviceId, message.body);
      case 'telemetry':
        return this.telemetry.take(deviceId, message.body);
      case 'events':
        return this.events.take(deviceId, message.body);
      case 'job-result':
        return this.jobs.takeResult(deviceId, message.body);
      case 'load':
        return this.loads.take(deviceId, message.body);
    }
  }

  /** Tells a device that has just come online, and knows that it was heard, all that it may have missed. */
  private async welcome(deviceId: Id): Promise<void> {
    const device = await this.database.forPlatform('device-ingest', (tx) => readKnownDevice(tx, deviceId));
    if (device?.role === 'relay') await this.relayCatchUp.run(device.relayId);
    await this.desiredSync.announce(deviceId);
    await this.jobs.dispatch(deviceId);
    if (device?.role === 'site') await this.prober.ask(deviceId, PROBE_AGE_MS.connected);
  }
}
