import { Module } from '@nestjs/common';
import { Retention } from './retention.js';
import { TelemetryController } from './telemetry.controller.js';

/** Telemetry as people see it, and how long it is kept; ingest belongs to the device session. */
@Module({ controllers: [TelemetryController], providers: [Retention] })
export class TelemetryModule {}
