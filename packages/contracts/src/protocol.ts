/** Version of everything a device and the control plane say to each other. Raised with an entry in PROTOCOL_LOG. */
export const PROTOCOL_VERSION = 1;

/** What each version means, with its date. A device refuses a document of a version it does not know. */
export const PROTOCOL_LOG = [
  {
    version: 1,
    date: '2026-11-21',
    means: 'Enrolment, desired and reported state, telemetry, events, jobs.',
  },
] as const;
