import type { Id } from '@tresse/contracts';
import type { DeviceConnection } from './device-connection.js';

/** The connections that stand, by device; a device that reconnects has two for a moment. */
export class AttachedConnections {
  private readonly byDevice = new Map<Id, Set<DeviceConnection>>();

  constructor(private readonly mostPerDevice: number) {}

  /** Adds a connection; false when the device has too many. */
  add(connection: DeviceConnection): boolean {
    const { deviceId } = connection.identity;
    const attached = this.byDevice.get(deviceId) ?? new Set();
    if (attached.size >= this.mostPerDevice) return false;
    this.byDevice.set(deviceId, attached.add(connection));
    return true;
  }

  /** Takes a connection out; true when it was the device's last. */
  remove(connection: DeviceConnection): boolean {
    const { deviceId } = connection.identity;
    const attached = this.byDevice.get(deviceId);
    if (!attached?.delete(connection) || attached.size > 0) return false;
    return this.byDevice.delete(deviceId);
  }

  /** True when no other connection of this device stands. */
  isLast(connection: DeviceConnection): boolean {
    const attached = this.byDevice.get(connection.identity.deviceId);
    return attached === undefined || attached.size === 0 || (attached.size === 1 && attached.has(connection));
  }

  of(deviceId: Id): DeviceConnection[] {
    return [...(this.byDevice.get(deviceId) ?? [])];
  }

  all(): DeviceConnection[] {
    return [...this.byDevice.values()].flatMap((attached) => [...attached]);
  }
}
