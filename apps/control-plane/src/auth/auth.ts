import type { Pool } from 'pg';
import { type AuthSettings, configuredBetterAuth } from './better-auth.js';
import { teamCalls } from './team-calls.js';
import type { TeamDesk } from './team-desk.js';

/** What the control plane needs of better-auth. */
export interface Auth {
  handler(request: Request): Promise<Response>;
  session(headers: Headers): Promise<AuthSession | null>;
  team: TeamDesk;
}

export interface AuthSession {
  user: { id: string; name: string; email: string; staff: boolean };
  tenantId: string | null;
}

export function createAuth(pool: Pool, settings: AuthSettings): Auth {
  const auth = configuredBetterAuth(pool, settings);
  return {
    handler: (request) => auth.handler(request),
    session: async (headers) => {
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      const { id, name, email, staff } = found.user;
      return {
        user: { id, name, email, staff: staff === true },
        tenantId: found.session.activeOrganizationId ?? null,
      };
    },
    team: teamCalls(auth, pool),
  };
}
