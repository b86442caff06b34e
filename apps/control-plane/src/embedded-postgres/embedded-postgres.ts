import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../startup-error.js';
import { binariesFor, POSTGRES_MAJOR } from './binaries.js';
import { freePort } from './free-port.js';
import { stopLeftover } from './leftover.js';
import { makeOwnDirectory } from './own-directory.js';
import { type RunAs, serverUser } from './run-as.js';

const OWNER = 'tresse_owner';
const READY = 'database system is ready to accept connections';
const START_TIMEOUT_MS = 60_000;
/** Where `postmaster.pid` has the port: its fourth line (src/include/utils/pidfile.h of Postgres). */
const PORT_LINE = 3;

/** A running server. */
export class EmbeddedPostgres {
  private constructor(
    /** Connection URL of the owner, with its password. */
    readonly url: string,
    private readonly server: ChildProcess,
  ) {}

  /**
   * Starts the server on `<dataDir>/postgres`, making its cluster first where there is none. It takes a free port of
   * 127.0.0.1 and opens no Unix socket.
   *
   * @throws StartupError when the directory is of another version or the server does not come up.
   */
  static async start(dataDir: string): Promise<EmbeddedPostgres> {
    const directory = join(dataDir, 'postgres');
    const passwordFile = join(dataDir, 'postgres-password');
    const user = await serverUser(directory);
    const version = await readText(join(directory, 'PG_VERSION'));
    if (version !== undefined && version !== POSTGRES_MAJOR) {
      throw new StartupError(
        'database.foreign-version',
        `The data in ${directory} was made by Postgres ${version}, this version of Tresse brings ${POSTGRES_MAJOR}: move the directory away, or go back to the version of Tresse that made it.`,
      );
    }
    await stopLeftover(directory);
    const { initdb, postgres } = await binariesFor(user, dataDir);
    if (version === undefined) await makeCluster(initdb, directory, passwordFile, user);
    const password = await readText(passwordFile);
    const port = await freePort();
    const server = await startServer(postgres, directory, port, user);
    return new EmbeddedPostgres(ownerUrl(password, port), server);
  }

  /**
   * Connection URL of the owner of a server that another process runs on `<dataDir>/postgres`, from its password and
   * the port in `postmaster.pid`; undefined when none runs there, or the files are not ours to read.
   */
  static async runningUrl(dataDir: string): Promise<string | undefined> {
    const record = await readText(join(dataDir, 'postgres', 'postmaster.pid'));
    const password = await readText(join(dataDir, 'postgres-password'));
    const port = Number(record?.split('\n')[PORT_LINE]);
    return password !== undefined && port > 0 ? ownerUrl(password, port) : undefined;
  }

  /** Stops the server at once but cleanly (fast shutdown) and resolves when it has gone. */
  async stop(): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    const gone = once(this.server, 'exit');
    this.server.kill('SIGINT');
    await gone;
  }
}

function ownerUrl(password: string | undefined, port: number): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/postgres`;
}

async function makeCluster(
  initdb: string,
  directory: string,
  passwordFile: string,
  user: RunAs,
): Promise<void> {
  await makeOwnDirectory(directory, user);
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(passwordFile, user.uid, user.gid);
  const child = spawn(
    initdb,
    [
      '--encoding=UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '-D',
      directory,
    ],
    { ...user, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let faults = '';
  child.stderr.on('data', (chunk) => {
    faults += String(chunk);
  });
  const code = await exitCode(child);
  if (code !== 0) {
    await rm(passwordFile, { force: true });
    throw new StartupError(
      'database.start-failed',
      `Postgres could not make its data directory ${directory} (its parents must be open to the user postgres): ${lastLine(faults)}`,
    );
  }
}

async function startServer(
  postgres: string,
  directory: string,
  port: number,
  user: RunAs,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'dynamic_shared_memory_type=mmap',
    'max_connections=60',
  ];
  const child = spawn(
    postgres,
    ['-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    // A group of its own, so that Ctrl-C in the terminal reaches the control plane first.
    { ...user, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  // However the control plane ends, the server does not stay behind; after a crash the next start stops it.
  const stopWithUs = () => child.kill('SIGINT');
  process.once('exit', stopWithUs);
  child.once('exit', () => process.off('exit', stopWithUs));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const fail = (sentence: string) => reject(new StartupError('database.start-failed', sentence));
    const timer = setTimeout(() => {
      child.kill('SIGINT');
      fail('Postgres did not come up within a minute.');
    }, START_TIMEOUT_MS);
    child.on('error', (error) => fail(`Postgres could not be started: ${error.message}`));
    child.on('exit', () => {
      clearTimeout(timer);
      fail(`Postgres stopped while starting: ${lastLine(said)}`);
    });
    child.stderr?.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-4_096);
      if (!said.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    });
  });
  return child;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
