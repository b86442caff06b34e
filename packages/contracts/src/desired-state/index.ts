/** What each end of a site's link should be: the documents that the control plane compiles and signs. */
export * from './bond.js';
export * from './document.js';
export * from './fallback.js';
export * from './line.js';
export * from './relay-desired.js';
export * from './site-desired.js';
export * from './traffic.js';
export * from './twin-path.js';
