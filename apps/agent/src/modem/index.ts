/** Keeps the modems of a site's lines in their networks. */
export { ModemKeeper } from './modem-keeper.js';
