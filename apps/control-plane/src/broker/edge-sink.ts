import type { Id, UpTopic } from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import type { Flag } from './flag.js';

/** Says who may come in. The database is the truth, and it is asked at each connect. */
export interface DeviceGate {
  /** True when the device is known, has this certificate and is not revoked. */
  admits(identity: DeviceIdentity): Promise<boolean>;
}

/** What is to be done once the device has its acknowledgement. */
export type FollowUp = () => Promise<void>;

/** Takes what comes from devices, one thing at a time for each device. */
export interface EdgeSink {
  /** One message on one of the device's own topics. The device is acknowledged when this resolves. */
  message(device: DeviceIdentity, name: UpTopic, payload: Buffer): Promise<FollowUp | undefined>;
  /** The device's last connection ended. */
  gone(device: DeviceIdentity): Promise<void>;
  /** The device did what it must not; its connection may end for it. */
  flagged(deviceId: Id, flag: Flag, detail: string): Promise<void>;
}
