/** Forgets what nobody will ask for any more, a little at a time, so that the database stays as large as the fleet. */
export { Housekeeping } from './housekeeping.js';
export { HousekeepingModule } from './housekeeping.module.js';
