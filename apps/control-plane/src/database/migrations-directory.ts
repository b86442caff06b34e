import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** One folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

/** The migrations in the order in which Prisma applies them: by name. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** `prisma/migrations` of this checkout: the nearest one above this file. */
export function migrationsDirectory(start: string = import.meta.dirname): string {
  const candidate = join(start, 'prisma', 'migrations');
  if (existsSync(candidate)) return candidate;
  const parent = dirname(start);
  if (parent === start) throw new Error(`no prisma/migrations above ${resolve(import.meta.dirname)}`);
  return migrationsDirectory(parent);
}
