/**
 * A claim becomes an identity: over TLS whose authority the claim pins, once, with a key that stays here. The identity's
 * certificate is then renewed in time.
 */
export * from './claim-sources.js';
export * from './enrol.js';
export * from './enrolment-error.js';
export { shownBy, wrongWith } from './judge-server.js';
export * from './keep-certificate-fresh.js';
export type { DoorTime } from './post-json.js';
export { ANY_WAY, addressOf, hostOf, type Way } from './way.js';
