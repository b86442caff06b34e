import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unpackPackage } from './agent-package.js';
import { compareText } from './dpkg-status.js';
import { ImageError } from './image-error.js';
import { run } from './run.js';
import { tarEnd } from './tar-end.js';
import { unitLinks } from './units.js';

/** Directories with their modes: those that are mounted on, and that of the claim, which is closed to all but root. */
const DIRECTORIES = { 'boot/firmware': 0o755, 'var/lib/tresse': 0o755, 'etc/tresse': 0o700 };

/** The paths of a folder's files and links, relative to it, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted(compareText);
}

/** What is laid over the tree: the agent's package, and the files of the root that are in the checkout. */
export interface LayerSources {
  packageFile: string;
  rootFiles: string;
}

/** Puts both into an empty folder, the checkout's last, and adds the links of the units. */
export async function startLayer({ packageFile, rootFiles }: LayerSources, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await unpackPackage(packageFile, folder);
  await cp(rootFiles, folder, { recursive: true, verbatimSymlinks: true });
  for (const { path, target } of unitLinks()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
  for (const [name, mode] of Object.entries(DIRECTORIES)) {
    await mkdir(join(folder, name), { recursive: true });
    await chmod(join(folder, name), mode);
  }
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
  const common = ['--format=gnu', '--no-recursion', '--numeric-owner', '--owner=0', '--group=0'];
  const pack = (names: readonly string[], ...options: string[]) =>
    run(['tar', ...options, ...common, `--mtime=@${epoch}`, '--file', layerTar, '--null', '--files-from=-'], {
      cwd: layer,
      input: names.map((name) => `./${name}\0`).join(''),
    });
  await pack(Object.keys(DIRECTORIES), '--create');
  // Whatever the umask of the checkout.
  await pack(await filesIn(layer), '--append', '--mode=u+rwX,go+rX,go-w');
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
