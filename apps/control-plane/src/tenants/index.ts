/** Customers: who belongs to one, and in which role. */
export { TenantsModule } from './tenants.module.js';
