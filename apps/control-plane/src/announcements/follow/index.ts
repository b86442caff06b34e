/** Public addresses that go along with their sites to another relay, where the provider can route them there. */
export { AddressFollow } from './address-follow.js';
