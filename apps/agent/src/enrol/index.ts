/** A claim becomes an identity: over TLS whose authority the claim pins, once, with a key that stays here. */
export * from './enrol.js';
export * from './enrolment-error.js';
