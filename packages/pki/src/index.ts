/** Keys, certificate requests, certificates and signatures: all of Tresse's cryptography, without clock or disk. */
export * from './ca.js';
export * from './check-csr.js';
export * from './create-csr.js';
export * from './device-certificate.js';
export * from './fingerprint.js';
export * from './identity.js';
export * from './payload-signature.js';
export * from './pki-error.js';
export * from './read-certificate.js';
export * from './rsa-key.js';
export * from './sealed-text.js';
export * from './server-certificate.js';
export * from './wireguard-key.js';
