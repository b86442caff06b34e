/** Keeps the modems of a site's lines in their networks. */
export type { ModemHost } from './modem-host.js';
export { ModemKeeper } from './modem-keeper.js';
