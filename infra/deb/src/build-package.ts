import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Build, contents } from './contents.js';
import { PACKAGE } from './paths.js';

const run = promisify(execFile);

/** The file's name by Debian's rule. */
export const fileNameOf = (version: string) => `${PACKAGE}_${version}_all.deb`;

/**
 * Writes the package into a folder, made when missing, and gives its path. The same build gives the same bytes, by whom and
 * wherever it is made: dpkg-deb sorts, takes root for the owner and `SOURCE_DATE_EPOCH` for the time (dpkg-deb(1)).
 * Rejects when there is no dpkg-deb or it refuses.
 */
export async function buildPackage(build: Build, folder: string): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'tresse-deb-'));
  try {
    await chmod(tree, 0o755);
    for (const { path, mode, content } of contents(build)) {
      const place = join(tree, path);
      const parent = content === undefined ? place : dirname(place);
      await makeFolders(tree, parent);
      if (content === undefined) await chmod(place, mode);
      else await writeFile(place, content, { mode }).then(() => chmod(place, mode));
    }
    await mkdir(folder, { recursive: true });
    const target = join(folder, fileNameOf(build.version));
    await run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, target], {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(Math.floor(build.time.getTime() / 1_000)) },
    });
    return target;
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

/** Folders that anybody may enter, whatever this process's umask says; one that is there keeps its mode. */
async function makeFolders(tree: string, folder: string): Promise<void> {
  if (folder === tree) return;
  await makeFolders(tree, dirname(folder));
  const made = await mkdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (made) await chmod(folder, 0o755);
}
