/** All sites of all tenants, for platform staff: those in trouble first. */
export { FleetModule } from './fleet.module.js';
