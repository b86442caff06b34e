import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { DeviceBus } from '../device-bus/index.js';
import { DeviceWatcher } from '../stream/index.js';

/** Tells a device over the bus that somebody looks. */
@Injectable()
export class BusDeviceWatcher extends DeviceWatcher {
  constructor(private readonly bus: DeviceBus) {
    super();
  }

  override async watch(deviceId: Id, until: Date): Promise<void> {
    this.bus.publish(deviceId, 'watch', { until: until.toISOString() });
  }
}
