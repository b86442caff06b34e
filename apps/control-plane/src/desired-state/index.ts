/**
 * What each site and relay should be: generations made from rows, in the transaction that changes the rows, as signed
 * documents for both ends.
 */
export { DesiredStateModule } from './desired-state.module.js';
export { DesiredStateService, type GenerationCause } from './desired-state.service.js';
export { DesiredSync } from './desired-sync.js';
export { DocumentSigner } from './document-signer.js';
export { RelayCatchUp } from './relay-catch-up.js';
export type { LeftPlace } from './site-ends.js';
