/** What a person sets for a site: the API takes it, and the desired state hands it to both ends. */
export * from './addressing.js';
export * from './braid.js';
export * from './bypass.js';
export * from './lan.js';
export * from './line.js';
export * from './opening.js';
export * from './port-forward.js';
export * from './quality.js';
export * from './secrets.js';
export * from './traffic.js';
