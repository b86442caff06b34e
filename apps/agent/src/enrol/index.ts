/**
 * A claim becomes an identity: over TLS whose authority the claim pins, once, with a key that stays here. The identity's
 * certificate is then renewed in time.
 */
export * from './enrol.js';
export * from './enrolment-error.js';
export * from './keep-certificate-fresh.js';
