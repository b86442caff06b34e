/** Names of sites in the DNS that follow their public addresses, by signed updates (RFC 2136, RFC 8945). */
export { DnsController } from './dns.controller.js';
export { DnsService } from './dns.service.js';
export { NameKeeper } from './name-keeper.js';
