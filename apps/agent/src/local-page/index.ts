/** The box's own small page, for who stands before it: needs no control plane, tells no secrets, takes a claim. */
export { createPageState, type PageSource } from './page-state.js';
export { startLocalPage } from './server.js';
