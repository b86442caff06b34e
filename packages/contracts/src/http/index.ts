/** The HTTP API of the control plane as a table of routes; validation, types, OpenAPI and the client come from it. */
export * from './audit.js';
export * from './fleet.js';
export * from './images.js';
export * from './job-routes.js';
export * from './me.js';
export * from './openapi.js';
export * from './preview.js';
export * from './provider-routes.js';
export * from './providers.js';
export * from './relay-routes.js';
export * from './relays.js';
export * from './route.js';
export * from './routes.js';
export * from './site.js';
export * from './site-history.js';
export * from './site-input.js';
export * from './stream.js';
