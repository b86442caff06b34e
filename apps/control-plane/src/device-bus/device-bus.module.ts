import { Global, Module } from '@nestjs/common';
import { DeviceBus } from './device-bus.js';
import { EmbeddedDeviceBus } from './embedded-device-bus.js';

/** The one bus of this process. */
@Global()
@Module({ providers: [{ provide: DeviceBus, useClass: EmbeddedDeviceBus }], exports: [DeviceBus] })
export class DeviceBusModule {}
