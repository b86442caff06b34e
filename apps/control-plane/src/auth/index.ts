/**
 * Accounts, sessions and tenants' members, all by better-auth at /api/auth/*; the rest of the control plane gets a
 * {@link Person} from it and never touches its tables.
 */
export type { Auth } from './auth.js';
export { AuthModule } from './auth.module.js';
export { authError } from './auth-problem.js';
export { AUTH } from './auth-token.js';
export { handleOf, type Invitation, type Membership, type TeamDesk } from './team-desk.js';
export { webHeaders } from './web-headers.js';
