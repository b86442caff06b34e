import { Global, Module } from '@nestjs/common';
import { DesiredStateModule } from '../desired-state/index.js';
import { DeviceBusModule } from '../device-bus/index.js';
import { EventIngest } from '../device-events/index.js';
import { JobDispatch } from '../job-dispatch/index.js';
import { OutboxPublisher } from '../outbox/index.js';
import { DeviceWatcher } from '../stream/index.js';
import { TelemetryIngest } from '../telemetry/telemetry-ingest.js';
import { BusDeviceWatcher } from './bus-device-watcher.js';
import { DeviceSessionService } from './device-session.service.js';
import { FlagRecorder } from './flag-recorder.js';
import { Presence } from './presence.js';
import { ReportedIngest } from './reported-ingest.js';

/** Everything that stands between the bus and the database. */
@Global()
@Module({
  imports: [DeviceBusModule, DesiredStateModule],
  providers: [
    DeviceSessionService,
    EventIngest,
    FlagRecorder,
    JobDispatch,
    OutboxPublisher,
    Presence,
    ReportedIngest,
    TelemetryIngest,
    { provide: DeviceWatcher, useClass: BusDeviceWatcher },
  ],
  exports: [DeviceWatcher],
})
export class DeviceSessionModule {}
