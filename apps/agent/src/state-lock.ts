import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Somebody else works with the state directory. */
export class StateLockedError extends Error {
  readonly code = 'state.locked';
}

/**
 * Takes the state directory (made when missing, mode 0700) for this process alone, until `release` or its end, whatever
 * ends it: the lock is an abstract Unix socket (unix(7)), which the kernel hands to one process and takes back with it.
 * Its reach is the network namespace, which is what an agent changes.
 * @throws StateLockedError when another process has it
 */
export async function lockState(stateDir: string): Promise<{ release(): void }> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const server = createServer((visitor) => visitor.destroy()).listen(await lockAddress(stateDir));
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StateLockedError(`Another agent is at work on ${stateDir}: stop it first.`);
  }
  server.unref();
  return { release: () => void server.close() };
}

/** Where the lock of a state directory is, the same for every path that leads to it. */
export async function lockAddress(stateDir: string): Promise<string> {
  const name = createHash('sha256').update(await realpath(stateDir));
  return `\0tresse-agent-${name.digest('hex')}`;
}
