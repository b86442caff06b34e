/** Who this device is: its two keys, made here and never leaving it, and what enrolment has given it. */
export * from './certificate-files.js';
export * from './device-keys.js';
export * from './identity-file.js';
