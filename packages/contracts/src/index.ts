/**
 * The ground: every shape that crosses a boundary (HTTP, MQTT, disk), as zod schemas with their types, and nothing else.
 * Knows no Node, no network and no clock, so that every other package and the browser can stand on it.
 */
export * from './address.js';
export * from './canonical-json.js';
export * from './capabilities.js';
export * from './claim.js';
export * from './demo-network.js';
export * from './desired-state/index.js';
export * from './display-name.js';
export * from './dns-name.js';
export * from './enrolment.js';
export * from './error-codes.js';
export * from './event.js';
export * from './field-errors/index.js';
export * from './field-issues.js';
export * from './found-interface.js';
export * from './http/index.js';
export * from './id.js';
export * from './ipv6.js';
export * from './job.js';
export * from './limits.js';
export * from './money.js';
export * from './problem.js';
export * from './protocol.js';
export * from './recommendation.js';
export * from './regions.js';
export * from './regions.js';
export * from './relay-install.js';
export * from './relay-life.js';
export * from './reported-state.js';
export * from './settings/index.js';
export * from './telemetry.js';
export * from './topics.js';
