/**
 * Public addresses beside relays' own: ordered, routed to their relay, going along with their sites where the provider can
 * move them, and given back; a step at a time from the rows alone.
 */
export { AddressFollow } from './address-follow.js';
export { PublicAddressesModule } from './public-addresses.module.js';
