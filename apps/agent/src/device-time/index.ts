/** What time it is on a box that has no clock of its own: never earlier than what it has seen before. */
export * from './device-time.js';
export * from './judge-time.js';
