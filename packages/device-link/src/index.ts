/** A device's end of MQTT: one typed session that comes back by itself, with a last will and messages parsed on receipt. */
export * from './backoff.js';
export * from './device-link.js';
export * from './inbound.js';
export * from './link-error.js';
export * from './messages.js';
