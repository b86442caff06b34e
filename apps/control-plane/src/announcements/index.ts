/**
 * Tells those outside Tresse what happens at a site: webhooks, and the DNS when its public address changes; and has the
 * address itself follow the site where its provider can move it.
 */
export { announceAddress, presentAddress } from './address-change.repository.js';
export { announce } from './announce.repository.js';
export { AnnouncementsModule } from './announcements.module.js';
export { AddressFollow } from './follow/index.js';
