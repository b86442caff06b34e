import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { StartupError } from '../startup-error.js';
import type { Migration } from './migrations-directory.js';

/** Key of the advisory lock that Prisma's own `migrate deploy` takes, so that the two exclude each other. */
const LOCK_KEY = 72_707_369;

const LEDGER = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Applies what is missing, each migration in a transaction of its own together with its entry in Prisma's ledger, so
 * that the stock CLI agrees with the result. Several instances may start at once: they queue on an advisory lock.
 *
 * @returns the names of the migrations applied now.
 * @throws StartupError when one fails, or when an applied one was edited since.
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  try {
    await client.query(LEDGER);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    for (const migration of migrations) checkUnchanged(migration, applied.get(migration.name));
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]);
  }
}

function checkUnchanged(migration: Migration, checksum: string | undefined): void {
  if (checksum === undefined || checksum === migration.checksum) return;
  throw new StartupError(
    'migration.failed',
    `The database was migrated by another edition of ${migration.name}: use the version of Tresse that made it, or a fresh database.`,
  );
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupError('migration.failed', `Migration ${migration.name} failed: ${reason}.`, { cause });
  }
}
