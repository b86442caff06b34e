import {
  DesiredAnnouncement,
  DesiredConfirmation,
  type DesiredRequest,
  type DeviceEventBatch,
  type DownTopic,
  JobRequest,
  type JobResult,
  type ReportedState,
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
}

/** What a device is told, by topic. */
export interface DownMessages {
  'desired/announce': DesiredAnnouncement;
  'desired/document': SignedDocument;
  'desired/confirm': DesiredConfirmation;
  watch: WatchRequest;
  job: JobRequest;
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
} as const;
