import { chmod, copyFile, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { compareText } from './dpkg-status.js';
import { ALWAYS, initrdModules } from './initrd-modules.js';
import { run } from './run.js';

/** What an initrd is made of. */
export interface InitrdSources {
  /** Static busybox of the box's architecture. */
  busybox: string;
  /** The first program. */
  init: string;
  /** /usr/lib/modules/<release>, with the files of depmod. */
  modules: string;
  kernelRelease: string;
  /** Time of every file, in seconds. */
  epoch: number;
}

/** Makes the initrd in `folder` (emptied first) and writes it to `output`. Nothing of it is run emulated. */
export async function makeInitrd(sources: InitrdSources, folder: string, output: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'bin'), { recursive: true });
  await copyFile(sources.busybox, join(folder, 'bin/busybox'));
  // The kernel starts the script by its first line, before busybox has made the link itself.
  await copyFile(sources.busybox, join(folder, 'bin/sh'));
  await copyFile(sources.init, join(folder, 'init'));
  await writeFile(join(folder, 'always'), ALWAYS.join('\n'));
  await placeModules(sources, join(folder, 'lib/modules', sources.kernelRelease));
  await run(['depmod', '-b', folder, sources.kernelRelease]);
  await settle(folder, sources.epoch);
  await writeFile(output, await pack(folder));
}

/** Modules are unpacked: together they are compressed better, and busybox need not know how. */
async function placeModules({ modules }: InitrdSources, target: string): Promise<void> {
  const text = (name: string) => readFile(join(modules, name), 'utf8');
  const paths = initrdModules(await text('modules.dep'), await text('modules.builtin'));
  for (const path of paths) {
    const copy = join(target, path);
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(join(modules, path), copy);
    if (copy.endsWith('.xz')) await run(['xz', '--decompress', '--force', copy]);
  }
  for (const name of ['modules.order', 'modules.builtin', 'modules.builtin.modinfo']) {
    await copyFile(join(modules, name), join(target, name));
  }
}

/** The same rights and times whoever builds; of depmod's files only the texts, which are what busybox reads. */
async function settle(folder: string, epoch: number): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/^modules\..*(\.bin|modinfo|devname|softdep|weakdep)$/.test(entry.name)) await rm(path);
    else if (entry.isFile())
      await chmod(path, /\/(bin|init$)/.test(path.slice(folder.length)) ? 0o755 : 0o644);
    else await chmod(path, 0o755);
  }
  for (const name of await everything(folder)) await utimes(join(folder, name), epoch, epoch);
}

async function pack(folder: string): Promise<Buffer> {
  const archive = join(folder, '../initrd.cpio');
  const names = await everything(folder);
  await run(['cpio', '--create', '--format=newc', '--reproducible', '--owner=0:0', '--quiet'], {
    cwd: folder,
    input: names.map((name) => `${name}\n`).join(''),
    output: archive,
  });
  const packed = await promisify(gzip)(await readFile(archive), { level: 9 });
  await rm(archive);
  // The operating system, which releases of zlib name differently (RFC 1952).
  packed[9] = 3;
  return packed;
}

async function everything(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).toSorted(compareText);
}
