/** A customer's places: what people choose for them, checked as a whole, changed in one transaction, told with their state. */
export { SitesModule } from './sites.module.js';
export { SitesService } from './sites.service.js';
