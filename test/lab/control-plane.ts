/** The control plane's program beside a lab, without a portal, and its database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Lab } from '@tresse/lab';
import pg from 'pg';

/** A control plane that devices of the lab reach. */
export interface ControlPlane {
  /** Where its API answers; browsers' origin too. */
  url: string;
  /** Asks its database, as the owner. */
  rows<Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../apps/control-plane/dist/main.js', import.meta.url));
const START_MS = 60_000;

/** Starts it on a data directory of its own, with `more` in its environment, and resolves when it answers. */
export async function startControlPlane(
  dataDir: string,
  lab: Lab,
  more: Readonly<Record<string, string>> = {},
): Promise<ControlPlane> {
  await mkdir(dataDir, { recursive: true });
  // Postgres runs as another user when the tests run as root.
  for (const directory of [join(dataDir, '..'), dataDir]) await chmod(directory, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TRESSE_DATA_DIR: dataDir,
      TRESSE_API_PORT: String(port),
      TRESSE_PUBLIC_URL: url,
      TRESSE_DEVICE_HOST: lab.controlPlaneAddress,
      TRESSE_DEVICE_BIND: lab.controlPlaneAddress,
      TRESSE_DEMO_SOCKET: lab.socketPath,
      TRESSE_STAFF_EMAIL: 'staff@tresse.example',
      TRESSE_LOG_LEVEL: 'warn',
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await answers(child, `${url}/api/regions`);
  const client = new pg.Client({ connectionString: await ownerUrl(dataDir) });
  await client.connect();
  return {
    url,
    rows: async (sql, ...values) => (await client.query(sql, values)).rows,
    stop: async () => {
      await client.end();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('The control plane did not start.');
    await pause(200);
  }
}

/** Of the embedded server, whose port is in the fourth line of `postmaster.pid`. */
export async function ownerUrl(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim();
  const port = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgresql://tresse_owner:${password}@127.0.0.1:${port}/postgres`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
