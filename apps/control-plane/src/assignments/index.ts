/** Who has which public address and ports on a relay, and since when: each tenant one face there, for all its sites. */
export { Assignments } from './assignments.js';
export { AssignmentsModule } from './assignments.module.js';
