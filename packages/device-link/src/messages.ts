import {
  DesiredAnnouncement,
  DesiredConfirmation,
  type DesiredRequest,
  type DeviceEventBatch,
  type DownTopic,
  JobRequest,
  type JobResult,
  RegionProbes,
  type RelayLoad,
  type ReportedState,
  type RoundTrips,
  type SessionMessage,
  SignedDocument,
  type TelemetryBatch,
  WatchRequest,
} from '@tresse/contracts';

/** What a device says, by topic. */
export interface UpMessages {
  session: SessionMessage;
  'desired/get': DesiredRequest;
  reported: ReportedState;
  telemetry: TelemetryBatch;
  events: DeviceEventBatch;
  'job-result': JobResult;
  load: RelayLoad;
  'round-trips': RoundTrips;
}

/** What a device is told, by topic. */
export interface DownMessages {
  'desired/announce': DesiredAnnouncement;
  'desired/document': SignedDocument;
  'desired/confirm': DesiredConfirmation;
  watch: WatchRequest;
  job: JobRequest;
  regions: RegionProbes;
}

/** One message from the control plane, parsed. */
export type DownMessage = { [T in DownTopic]: { topic: T; message: DownMessages[T] } }[DownTopic];

/** The schema at the door of each topic. */
export const DOWN_SCHEMAS = {
  'desired/announce': DesiredAnnouncement,
  'desired/document': SignedDocument,
  'desired/confirm': DesiredConfirmation,
  watch: WatchRequest,
  job: JobRequest,
  regions: RegionProbes,
} as const;
