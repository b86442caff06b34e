/** A second kernel on this machine, user-mode Linux, for what this one lacks: programs run in it as on the host and it ends with them. */

export * from './guest-kernel.js';
export { type GuestOffer, guestOffers } from './guest-offers.js';
export { type GuestProgram, runInGuest } from './run-in-guest.js';
