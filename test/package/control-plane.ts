import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lab } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';

const READY_MS = 60_000;

/** The control plane beside a lab, without a portal. */
export interface ControlPlane {
  readonly url: string;
  /** The end of its log. */
  said(): string;
  end(): Promise<void>;
}

/** Starts it and resolves once it answers. Rejects with what it said when it ends before. */
export async function startControlPlane(
  lab: Pick<Lab, 'controlPlaneAddress'> & Partial<Pick<Lab, 'socketPath'>>,
  dataDir: string,
  more: Record<string, string> = {},
): Promise<ControlPlane> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(root, 'apps/control-plane/dist/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      TRESSE_DATA_DIR: dataDir,
      TRESSE_API_PORT: String(port),
      TRESSE_PUBLIC_URL: url,
      TRESSE_DEVICE_HOST: lab.controlPlaneAddress,
      TRESSE_DEVICE_BIND: lab.controlPlaneAddress,
      TRESSE_DEMO_SOCKET: lab.socketPath ?? '',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said = (said + text).slice(-40_000);
    });
  }
  const gone = once(child, 'exit');
  const end = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  const deadline = Date.now() + READY_MS;
  while (!(await fetch(`${url}/api/regions`).catch(() => undefined))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end();
      throw new Error(`The control plane does not answer: ${said}`);
    }
    await pause(50);
  }
  return { url, said: () => said, end };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
