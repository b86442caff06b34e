import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '../database/index.js';

/** How long a link lets somebody choose another password. */
export const LINK_HOURS = 1;

/**
 * Makes a link by which the account's owner chooses another password, once; an earlier one ends. Writes into the audit log
 * that it was made. Gives its secret; undefined when nobody has signed up with this address. `client` is the database's
 * owner.
 */
export async function makePasswordLink(client: Client, email: string): Promise<string | undefined> {
  const secret = randomBytes(32).toString('base64url');
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ id: string; email: string }>(
      'SELECT id, email FROM auth_user WHERE email = lower($1)',
      [email],
    );
    const [account] = rows;
    if (account) {
      await client.query('DELETE FROM auth_verification WHERE value = $1', [account.id]);
      await client.query(
        `INSERT INTO auth_verification (id, identifier, value, expires_at)
         VALUES ($1, $2, $3, now() + $4 * interval '1 hour')`,
        [newId(), keptAs(secret), account.id, LINK_HOURS],
      );
      await client.query(`SELECT set_config('app.platform', 'on', true)`);
      await client.query(
        `INSERT INTO audit_entry (id, actor, action, subject, subject_id)
         VALUES ($1, 'system', 'account.password-link', $2, $3)`,
        [newId(), account.email, account.id],
      );
    }
    await client.query('COMMIT');
    return account && secret;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** As better-auth looks it up (`storeIdentifier: 'hashed'`): SHA-256 in base64url. */
function keptAs(secret: string): string {
  return createHash('sha256').update(`reset-password:${secret}`).digest('base64url');
}
