import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CertificateAuthority } from '../src/certificate-authority/index.js';
import { DatabaseServer } from '../src/database/index.js';
import { migrationsDirectory, readMigrations } from '../src/database/migrations-directory.js';
import { POSTGRES_MAJOR } from '../src/embedded-postgres/binaries.js';

const run = promisify(execFile);
const PARTS = ['postgres', 'postgres-password', 'authority'];

/**
 * Puts a fresh, migrated cluster into an empty data directory: a copy of one that is made once for each set of
 * migrations and kept in `node_modules/.cache`, with the keys of a certificate authority for tests. It spares each test
 * file an `initdb`, all migrations and two large RSA keys.
 */
export async function layCluster(dataDir: string): Promise<void> {
  const template = await clusterTemplate();
  // `cp -a` keeps the owner: Postgres runs as another user when the tests run as root.
  for (const part of PARTS) await run('cp', ['-a', join(template, part), dataDir]);
}

async function clusterTemplate(): Promise<string> {
  const migrations = await readMigrations(migrationsDirectory());
  const checksums = migrations.map(({ checksum }) => checksum).join(' ');
  const key = createHash('sha256')
    .update(`${POSTGRES_MAJOR} ${PARTS} ${checksums}`)
    .digest('hex')
    .slice(0, 16);
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')));
  const template = join(modules, '.cache', `tresse-cluster-${key}`);
  if (!(await exists(template))) await makeTemplate(template);
  return template;
}

/** Makes it aside and renames it, so that of several test processes at once the first one's counts. */
async function makeTemplate(template: string): Promise<void> {
  const made = await mkdtemp(join(tmpdir(), 'tresse-template-'));
  const aside = `${template}.${process.pid}`;
  try {
    await chmod(made, 0o755);
    const server = await DatabaseServer.start({ databaseUrl: undefined, dataDir: made });
    await server.stop();
    await CertificateAuthority.open(join(made, 'authority'));
    await mkdir(aside, { recursive: true });
    for (const part of PARTS) await run('cp', ['-a', join(made, part), aside]);
    await rename(aside, template).catch(async (error: unknown) => {
      if (!(await exists(template))) throw error;
    });
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(aside, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
