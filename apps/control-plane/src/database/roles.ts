import type { Client } from 'pg';
import { deriveSecret } from './derive-secret.js';

/** Injection token of the pool that better-auth alone uses. */
export const AUTH_POOL = Symbol('auth pool');

/** Login roles that own nothing, so that row-level security and grants hold for them. */
export const ROLES = ['tresse_app', 'tresse_auth'] as const;
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/**
 * Connection URL of a role on the owner's server. Its password is an HMAC under the owner's: every instance of the
 * control plane derives the same, and none has to be kept anywhere.
 *
 * @throws StartupError when the owner's URL carries no password.
 */
export function roleUrl(ownerUrl: string, role: Role): string {
  const url = new URL(ownerUrl);
  url.password = rolePassword(ownerUrl, role);
  url.username = role;
  return url.toString();
}

/** Makes the roles where they are missing and sets their passwords. Runs as the owner, before the migrations. */
export async function ensureRoles(client: Client, ownerUrl: string): Promise<void> {
  for (const role of ROLES) {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
    const password = client.escapeLiteral(rolePassword(ownerUrl, role));
    await client.query(
      `${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${password}`,
    );
  }
}

function rolePassword(ownerUrl: string, role: Role): string {
  return deriveSecret(ownerUrl, `role ${role}`);
}
