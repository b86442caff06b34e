/**
 * Accounts, sessions and tenants' members, all by better-auth at /api/auth/*; the rest of the control plane gets a
 * {@link Person} from it and never touches its tables.
 */
export { AuthModule } from './auth.module.js';
