import type {
  DesiredAnnouncement,
  DesiredConfirmation,
  DownTopic,
  Id,
  JobRequest,
  RegionProbes,
  SignedDocument,
  WatchRequest,
} from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import type { DeviceGate, Flag, FollowUp } from '../broker/index.js';
import type { UpMessage } from './up-message.js';

/** What can be said to a device, by topic. */
export interface DownMessages extends Record<DownTopic, unknown> {
  'desired/announce': DesiredAnnouncement;
  'desired/document': SignedDocument;
  'desired/confirm': DesiredConfirmation;
  watch: WatchRequest;
  job: JobRequest;
  regions: RegionProbes;
}

/** Who hears the devices. Calls about one device come one at a time, in the order in which things happened. */
export interface DeviceListener extends DeviceGate {
  /**
   * A device said something; it is acknowledged when this resolves, and says it again when it rejects. What comes back
   * is done once the acknowledgement is on its way.
   */
  heard(device: DeviceIdentity, message: UpMessage): Promise<FollowUp | undefined>;
  /** A device's last connection ended. */
  gone(device: DeviceIdentity): Promise<void>;
  /** A device did what it must not. */
  flagged(deviceId: Id, flag: Flag, detail: string): Promise<void>;
}

/** The way to the devices and back. Delivery is at most once and only to a device that is there: state is re-sent. */
export abstract class DeviceBus {
  /** Starts to carry messages for the listener. */
  abstract start(listener: DeviceListener): Promise<void>;

  /** Says something to a device; false when it is not connected. */
  abstract publish<Name extends DownTopic>(deviceId: Id, name: Name, body: DownMessages[Name]): boolean;

  /** Ends a device's connections, as after a revocation. */
  abstract disconnect(deviceId: Id): void;

  /** Where devices connect; known once started. */
  abstract readonly endpoint: { host: string; port: number };

  /** Ends all connections; nothing is told to the listener any more. */
  abstract stop(): Promise<void>;
}
