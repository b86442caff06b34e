import type { Id } from '@tresse/contracts';

/** Asks devices to sample each second while somebody looks; the device bus provides it. */
export abstract class DeviceWatcher {
  /** Publishes «somebody looks until then» to the device; a device that is away just does not get it. */
  abstract watch(deviceId: Id, until: Date): Promise<void>;
}
