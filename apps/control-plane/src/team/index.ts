/** Who belongs to a tenant: members and their roles, invitations, and which of one's tenants a session is in. */
export { TeamModule } from './team.module.js';
