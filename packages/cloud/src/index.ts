/** One contract for the providers that relays are ordered from, and its clients. */
export * from './address.js';
export * from './error/index.js';
export { type HetznerOptions, hetzner } from './hetzner/index.js';
export type { HttpOptions } from './http/index.js';
export { type LocalCloudOptions, local } from './local/index.js';
export type { Installation } from './names.js';
export * from './offer.js';
export { type OvhOptions, ovh } from './ovh/index.js';
export * from './provider.js';
export { addressReach } from './reach.js';
export { type ScalewayOptions, scaleway } from './scaleway/index.js';
export * from './secret.js';
export type {
  Image,
  Progress,
  Server,
  ServerAddress,
  ServerOrder,
  ServerRef,
  ServerState,
} from './server.js';
