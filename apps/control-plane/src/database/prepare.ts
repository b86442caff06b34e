import { Client } from 'pg';
import { StartupError } from '../startup-error.js';
import { migrate } from './migrate.js';
import { migrationsDirectory, readMigrations } from './migrations-directory.js';
import { ensureRoles } from './roles.js';

/**
 * Makes the owner's database ready: roles, then migrations.
 *
 * @returns the names of the migrations applied now.
 * @throws StartupError when the server cannot be reached or a migration fails.
 */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { host, pathname } = new URL(ownerUrl);
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new StartupError(
      'database.unreachable',
      `The database ${host}${pathname} cannot be reached: ${reason}.`,
      {
        cause,
      },
    );
  }
  try {
    await ensureRoles(client, ownerUrl);
    return await migrate(client, await readMigrations(migrationsDirectory()));
  } finally {
    await client.end();
  }
}
