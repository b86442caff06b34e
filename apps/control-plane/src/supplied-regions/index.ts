/** Regions as platform staff see them: how each is supplied with relays, and how full it is. */
export { SuppliedRegionsModule } from './supplied-regions.module.js';
