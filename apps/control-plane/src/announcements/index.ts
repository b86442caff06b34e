/** Tells those outside Tresse what happens at a site: webhooks, and the DNS when its public address changes. */
export { announceAddress, presentAddress } from './address-change.repository.js';
export { announce } from './announce.repository.js';
export { AnnouncementsModule } from './announcements.module.js';
