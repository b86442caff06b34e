import { createReadStream } from 'node:fs';
import { cp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareText } from './dpkg-status.js';
import { ImageError } from './image-error.js';
import { run } from './run.js';
import { tarEnd } from './tar-end.js';
import { unitLinks } from './units.js';

/** Directories that no package brings and that are mounted on. */
export const DIRECTORIES = ['boot/firmware', 'var/lib/tresse'];

/** The paths of a folder's files and links, relative to it, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted(compareText);
}

/** Copies the files of the root that are in the checkout to an empty folder, and adds the links of its units. */
export async function startLayer(rootFiles: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(rootFiles, folder, { recursive: true, verbatimSymlinks: true });
  for (const { path, target } of unitLinks()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
  for (const name of DIRECTORIES) await mkdir(join(folder, name), { recursive: true });
}

/**
 * Writes the root as a squashfs: a tree's tar with a folder of files laid over it. The tar has none of those files.
 * The same inputs give the same bytes.
 *
 * @param epoch time of the folder's files, in seconds
 * @param mostBytes of the slot that it is for
 * @throws ImageError `root.too-large`
 */
export async function writeRoot(
  { tar, layer, epoch, mostBytes }: { tar: string; layer: string; epoch: number; mostBytes: number },
  output: string,
): Promise<void> {
  const layerTar = `${layer}.tar`;
  const names = [...DIRECTORIES, ...(await filesIn(layer))];
  await run(
    [
      ...([
        'tar',
        '--create',
        '--format=gnu',
        '--no-recursion',
        '--numeric-owner',
        '--owner=0',
        '--group=0',
      ] as const),
      ...[`--mtime=@${epoch}`, '--mode=u+rwX,go+rX,go-w', '--file', layerTar, '--null', '--files-from=-'],
    ],
    { cwd: layer, input: names.map((name) => `./${name}\0`).join('') },
  );
  const defaults = `uid=0,gid=0,mode=0755,mtime=${epoch}`;
  await run(
    [
      'tar2sqfs',
      '--force',
      '--quiet',
      '--no-skip',
      '--compressor',
      'zstd',
      '-X',
      'level=9',
      '-d',
      defaults,
      output,
    ],
    { input: oneAfterTheOther(tar, layerTar) },
  );
  const { size } = await stat(output);
  if (size > mostBytes) {
    const mib = (bytes: number) => Math.ceil(bytes / 1_048_576);
    const text = `The root has ${mib(size)} MiB and its slot ${mib(mostBytes)}.`;
    throw new ImageError('root.too-large', `${text} Make the slots larger in infra/image/src/layout.ts.`);
  }
}

/** Two tars as one. */
async function* oneAfterTheOther(first: string, second: string): AsyncGenerator<Buffer> {
  const end = await tarEnd(first);
  if (end > 0) yield* createReadStream(first, { end: end - 1, highWaterMark: 1_048_576 });
  yield* createReadStream(second);
}
