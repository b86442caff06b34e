import type { Client } from 'pg';
import { newId } from '../database/index.js';

/** E-mail addresses of the accounts that are platform staff, in order. `client` is the database's owner. */
export async function staffMembers(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ email: string }>(
    'SELECT email FROM auth_user WHERE staff ORDER BY email',
  );
  return rows.map(({ email }) => email);
}

/**
 * Makes an account platform staff, or takes that back, from its next request on, and writes it into the audit log.
 * Returns false when nobody has signed up with this address. `client` is the database's owner.
 */
export async function setStaff(client: Client, email: string, staff: boolean): Promise<boolean> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ id: string; email: string }>(
      'UPDATE auth_user SET staff = $2 WHERE email = lower($1) RETURNING id, email',
      [email, staff],
    );
    const [account] = rows;
    if (account) {
      await client.query(`SELECT set_config('app.platform', 'on', true)`);
      await client.query(
        `INSERT INTO audit_entry (id, actor, action, subject, subject_id) VALUES ($1, 'system', $2, $3, $4)`,
        [newId(), staff ? 'staff.grant' : 'staff.revoke', account.email, account.id],
      );
    }
    await client.query('COMMIT');
    return account !== undefined;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
