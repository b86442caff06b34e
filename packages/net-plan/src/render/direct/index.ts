/** Carrier `direct`: the proxies of both ends speak mutual TLS on the lines themselves (docs/decisions/0011). */
export { relayDoors, relayHandover } from './relay-doors.js';
export { siteDirectHaproxy } from './site-proxy.js';
