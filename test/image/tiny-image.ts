/** An image from a tiny tree: all of the build but Debian's packages and the kernel, in a second. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPackage } from '@tresse/deb';
import {
  assemble,
  bootFiles,
  layout,
  partition,
  places,
  recordPackage,
  startLayer,
  writeRoot,
  writeTexts,
} from '@tresse/image';

/** In MiB: the boot partition's own size, since FAT32 has no smaller. */
export const PARTITIONS = layout({ boot: 192, root: 8, data: 64 });
/** 2026-11-22T00:00:00Z, in seconds. */
export const EPOCH = 1_795_305_600;

/** What dpkg says of a tree with one package. */
const STATUS = `Package: dash
Status: install ok installed
Version: 1
Architecture: arm64
Maintainer: nobody <nobody@tresse.example>
Description: a made-up package

`;

/** The agent, of which nothing is run here. */
const BUILD = {
  version: '1.2.3',
  agent: Buffer.from('made-up agent'),
  parts: [],
  time: new Date(EPOCH * 1_000),
};

export interface TinyImage {
  folder: string;
  disk: string;
  root: string;
}

/** Builds one in a new folder, from the files of the root that are in the checkout. */
export async function tinyImage(): Promise<TinyImage> {
  const folder = await mkdtemp(join(tmpdir(), 'tresse-tiny-image-'));
  const tree = join(folder, 'tree');
  const tar = await tinyTree(folder, tree);
  const layer = join(folder, 'layer');
  const packageFile = await buildPackage(BUILD, folder);
  await startLayer({ packageFile, rootFiles: places({}).rootFiles }, layer);
  await recordPackage(packageFile, layer, tree);
  const root = join(folder, 'root.squashfs');
  const mostBytes = partition(PARTITIONS, 'root-a').bytes;
  await writeRoot({ tar, layer, epoch: EPOCH, mostBytes }, root);
  const disk = join(folder, 'tiny.img');
  await assemble(disk, PARTITIONS, { work: folder, root, files: await files(folder), epoch: EPOCH });
  return { folder, disk, root };
}

/** What mmdebstrap would make, with a program in it. */
async function tinyTree(folder: string, tree: string): Promise<string> {
  await put(join(tree, 'usr/bin/program'), 'a program');
  await put(join(tree, 'etc/debian_version'), '13.0\n');
  await put(join(tree, 'var/lib/dpkg/status'), STATUS);
  const tar = join(folder, 'tree.tar');
  const owners = ['--owner=0', '--group=0', '--sort=name', `--mtime=@${EPOCH}`];
  // What the layer has of its own, a build leaves out of the tree's tar.
  execFileSync('tar', [
    '--create',
    '--exclude=./var/lib/dpkg/status',
    ...owners,
    '--file',
    tar,
    '--directory',
    tree,
    '.',
  ]);
  return tar;
}

async function files(folder: string) {
  const sources = {
    firmware: `${folder}/fw`,
    kernel: `${folder}/vmlinuz`,
    initrd: `${folder}/initrd`,
    trees: folder,
  };
  const texts = join(folder, 'texts');
  await writeTexts(texts);
  const all = bootFiles({ ...sources, texts, treeNames: ['bcm2837-rpi-3-b.dtb'] });
  for (const { from, to } of all) if (!from.startsWith(texts)) await put(from, `made-up ${to}`);
  return all;
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** A file of the boot partition, as mtools reads it from the whole disk. */
export function bootFile(disk: string, name: string): Buffer {
  const { offset } = partition(PARTITIONS, 'boot');
  return execFileSync('mcopy', ['-i', `${disk}@@${offset}`, `::${name}`, '-'], { encoding: 'buffer' });
}
