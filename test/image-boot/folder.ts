/** Where a test's cards lie: gone with it, but for what the consoles showed where a person has named a folder. */
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Named by a person: TRESSE_IMAGE_BOOT_DIR. A short path, since sockets lie below it. */
const NAMED = process.env.TRESSE_IMAGE_BOOT_DIR;

/** Makes the folder, open to the embedded database, which runs as another user. */
export async function openFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(NAMED ?? tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

export async function closeFolder(folder: string): Promise<void> {
  const consoles = (await readdir(folder)).filter((name) => name.endsWith('.console'));
  if (NAMED) for (const name of consoles) await copyFile(join(folder, name), join(NAMED, name));
  await rm(folder, { recursive: true });
}
