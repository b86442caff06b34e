import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RunAs } from './run-as.js';

/**
 * Makes a directory that belongs to the server's user alone, and lets that user through the one above it, whoever made
 * that.
 */
export async function makeOwnDirectory(path: string, user: RunAs): Promise<void> {
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user.uid === undefined || user.gid === undefined) return;
  await chown(path, user.uid, user.gid);
  await chmod(parent, (await stat(parent)).mode | 0o011);
}
