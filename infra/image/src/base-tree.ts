import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type InstalledPackage, readDpkgStatus } from './dpkg-status.js';
import { ImageError } from './image-error.js';
import { bootstrapArguments, sourcesList, TREE_EPOCH, TREE_RECIPE } from './packages.js';
import type { Step } from './progress.js';
import { type Resolved, resolvePackages } from './resolve-packages.js';
import { run } from './run.js';

/** Debian's part of the root: made once for each set of package versions, and kept. */
export interface BaseTree {
  /** As mmdebstrap made it. */
  tar: string;
  /** Folder with what the build itself reads of it: modules, kernel, firmware, busybox, licences. */
  parts: string;
  kernelRelease: string;
  packages: InstalledPackage[];
  /** Names the packages and the recipe: the same key, the same tree. */
  key: string;
}

/** What the cache says of a tree. */
const Description = z.strictObject({ key: z.string(), kernelRelease: z.string() });

/** In the tar, by where they are in the root. */
const PARTS = [
  'usr/lib/modules',
  'usr/lib/raspi-firmware',
  'usr/bin/busybox',
  'usr/share/doc',
  'var/lib/dpkg/status',
];

/**
 * The tree that the mirror's packages make today, from the cache or made anew.
 *
 * @param checkMachine called before anything emulated is run; told whether the tree is there already
 * @throws ImageError
 */
export async function baseTree(
  cache: string,
  { step, keepPackages, checkMachine }: BaseOptions,
): Promise<BaseTree> {
  const kept = await lastTree(cache);
  if (keepPackages) {
    await checkMachine(kept !== null);
    if (kept) return openTree(cache, kept);
    throw new ImageError(
      'base.missing',
      'There is no tree of an earlier build yet. Build without --keep-packages.',
    );
  }
  // The tools have to be there before apt is asked, a tree perhaps not.
  await checkMachine(kept !== null);
  const sources = sourcesList();
  const resolved = await step('Looking up Debian’s packages', () =>
    resolvePackages(join(cache, 'apt'), sources),
  );
  const key = keyOf(resolved, sources);
  const description = { key, kernelRelease: resolved.kernelRelease };
  if (!(await isThere(cache, key))) {
    await checkMachine(false);
    await step(
      `Making the tree of ${resolved.versions.length} packages (10 to 30 min, once for these versions)`,
      () => makeTree(cache, key, resolved),
    );
  }
  await writeFile(join(cache, 'last-tree.json'), JSON.stringify(description));
  return openTree(cache, description);
}

export interface BaseOptions {
  step: Step;
  /** Take the last build's tree without asking the mirror. */
  keepPackages: boolean;
  checkMachine: (treeIsThere: boolean) => Promise<void>;
}

/** Names what goes into a tree. */
export function keyOf(resolved: Resolved, sources: string): string {
  const inputs = JSON.stringify([TREE_RECIPE, sources, resolved.wanted, resolved.versions]);
  return createHash('sha256').update(inputs).digest('hex').slice(0, 16);
}

async function makeTree(cache: string, key: string, resolved: Resolved): Promise<void> {
  const folder = join(cache, `tree-${key}.part`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const tar = join(folder, 'tree.tar');
  const args = bootstrapArguments(resolved.wanted, { sources: join(cache, 'apt/sources.list'), tar });
  await run(['mmdebstrap', ...args], { env: { SOURCE_DATE_EPOCH: String(TREE_EPOCH), TMPDIR: folder } });
  await unpackParts(tar, join(folder, 'parts'));
  await checkVersions(join(folder, 'parts'), resolved);
  await rm(join(cache, `tree-${key}`), { recursive: true, force: true });
  await rename(folder, join(cache, `tree-${key}`));
}

async function unpackParts(tar: string, parts: string): Promise<void> {
  await mkdir(parts);
  const names = PARTS.map((name) => `./${name}`);
  await run(['tar', '--extract', '--no-same-owner', '--file', tar, '--directory', parts, ...names]);
}

/** The mirror may change between the look and the installation. */
async function checkVersions(parts: string, { versions }: Resolved): Promise<void> {
  const installed = new Set((await packagesIn(parts)).map(({ name, version }) => `${name}=${version}`));
  const changed = versions.filter((one) => !installed.has(one));
  if (changed.length === 0) return;
  const which = changed.slice(0, 5).join(', ');
  throw new ImageError('packages.changed', `The mirror changed during the build (${which}). Build again.`);
}

async function packagesIn(parts: string): Promise<InstalledPackage[]> {
  return readDpkgStatus(await readFile(join(parts, 'var/lib/dpkg/status'), 'utf8'));
}

async function lastTree(cache: string): Promise<z.infer<typeof Description> | null> {
  const text = await readFile(join(cache, 'last-tree.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const description = Description.parse(JSON.parse(text));
  return (await isThere(cache, description.key)) ? description : null;
}

async function isThere(cache: string, key: string): Promise<boolean> {
  return readFile(join(cache, `tree-${key}/parts/var/lib/dpkg/status`)).then(
    () => true,
    () => false,
  );
}

async function openTree(
  cache: string,
  { key, kernelRelease }: z.infer<typeof Description>,
): Promise<BaseTree> {
  const folder = join(cache, `tree-${key}`);
  const parts = join(folder, 'parts');
  return { tar: join(folder, 'tree.tar'), parts, kernelRelease, packages: await packagesIn(parts), key };
}

/**
 * The tree's tar without what the root leaves out or has a file of its own for.
 *
 * @param paths absolute, with the wildcards of dpkg(1)
 */
export async function withoutPaths(tree: BaseTree, paths: readonly string[]): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 8);
  const output = `${tree.tar.slice(0, -'.tar'.length)}-${name}.tar`;
  const there = await readFile(`${output}.done`).catch(() => null);
  if (there) return output;
  // Of another set of paths: 500 MB that nobody asks for again.
  const folder = dirname(tree.tar);
  for (const other of (await readdir(folder)).filter((file) => /^tree-.*\.tar/.test(file))) {
    await rm(join(folder, other));
  }
  const excludes = paths.map((path) => `--path-exclude=${path}`);
  await run(['mmtarfilter', ...excludes], { input: createReadStream(tree.tar), output });
  await writeFile(`${output}.done`, '');
  return output;
}

/** Text of each package's copyright file, by its name; packages that share a folder share the file. */
export async function copyrightsOf(tree: BaseTree): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name } of tree.packages) {
    const path = join(tree.parts, 'usr/share/doc', name, 'copyright');
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) texts.set(name, text);
  }
  return texts;
}
