import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buildPackage, readBuild } from '@tresse/deb';
import { CLAIM_FILE_NAME, type Release, unfilledClaimBlock, writeRelease } from '@tresse/personal-image';
import { checkDependencies, recordPackage, STATUS } from './agent-package.js';
import { type BaseTree, copyrightsOf, withoutPaths } from './base-tree.js';
import { bootFiles, commandLine, configText, SLOT_FILE, slotFile } from './boot-files.js';
import { makeBundle, type Signing } from './bundle.js';
import { writeBoot, writeData, writeDisk } from './disk.js';
import { packageList, readDpkgStatus } from './dpkg-status.js';
import { makeInitrd } from './initrd.js';
import { layout, type Partition, partition, SLOTS } from './layout.js';
import { LEFT_OUT, sourcesList } from './packages.js';
import type { Places } from './places.js';
import type { Step } from './progress.js';
import { aptOf } from './resolve-packages.js';
import { filesIn, startLayer, writeRoot } from './root-file-system.js';
import { billOfMaterials } from './sbom.js';

/** What was built. */
export interface Built {
  release: Release;
  /** SHA-256 of the root file system: the same inputs, the same hash. */
  rootSha256: string;
  /** The whole disk, unpacked. */
  disk: string;
  /** The update for boxes of an earlier release; null when nothing signs it. */
  bundle: string | null;
}

export interface BuildInputs {
  places: Places;
  tree: BaseTree;
  version: string;
  /** Who signs updates: boxes of this image take those, and this release is one. Without it they take none. */
  signing: Signing | null;
  /** Time of what this build writes, in seconds. */
  epoch: number;
  step: Step;
}

/** Builds the image from a tree and the agent, and makes a release of it. */
export async function buildImage(inputs: BuildInputs): Promise<Built> {
  const { places, tree, epoch, step, version, signing } = inputs;
  const work = join(places.cache, 'work');
  await mkdir(work, { recursive: true });
  const partitions = layout();
  const initrd = join(work, 'initrd.gz');
  await step('Making the initrd', () => initrdOf(inputs, work, initrd));
  const root = join(work, 'root.squashfs');
  await step('Packing the root', async () => {
    const packageFile = await packageOf(inputs, work);
    const layer = await makeLayer(inputs, { work, initrd, packageFile });
    const replaced = (await filesIn(layer)).map((name) => `/${name}`);
    const tar = await withoutPaths(tree, [...LEFT_OUT, ...replaced]);
    await writeRoot({ tar, layer, epoch, mostBytes: partition(partitions, 'root-a').bytes }, root);
  });
  const disk = join(work, `tresse-${version}.img`);
  await step('Putting the disk together', async () => {
    const kernel = join(modulesOf(tree), 'vmlinuz');
    await writeTexts(join(work, 'texts'));
    const files = bootFiles({
      firmware: join(tree.parts, 'usr/lib/raspi-firmware'),
      kernel,
      initrd,
      trees: treesOf(tree),
      treeNames: await readdir(treesOf(tree)),
      texts: join(work, 'texts'),
    });
    await assemble(disk, partitions, { work, root, files, epoch });
  });
  const release = await step('Compressing the image', () =>
    releaseOf(inputs, { layer: join(work, 'layer'), disk }),
  );
  const bundle = signing ? join(places.release, `tresse-${version}.raucb`) : null;
  if (signing && bundle) {
    const sources = { root, hook: places.hook, version };
    await step('Signing the update', () =>
      makeBundle(sources, signing, { folder: join(work, 'bundle'), output: bundle }),
    );
  }
  return { release, rootSha256: await sha256(root), disk, bundle };
}

/** Puts a disk together from a root and the files of the boot partition. */
export async function assemble(
  disk: string,
  partitions: readonly Partition[],
  {
    work,
    root,
    files,
    epoch,
  }: { work: string; root: string; files: Parameters<typeof writeBoot>[2]; epoch: number },
): Promise<void> {
  const [boot, data] = [join(work, 'boot.fat'), join(work, 'data.ext4')];
  await writeBoot(boot, partition(partitions, 'boot').bytes, files, epoch);
  await writeData(data, partition(partitions, 'data').bytes, epoch);
  await writeDisk(disk, partitions, { boot, 'root-a': root, data });
  for (const part of [boot, data]) await rm(part);
}

/** Texts of the boot partition that the build writes itself. */
export async function writeTexts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'config.txt'), configText());
  await writeFile(join(folder, SLOT_FILE), slotFile({ next: 'a', trying: null, bad: null }));
  await writeFile(join(folder, CLAIM_FILE_NAME), unfilledClaimBlock());
  for (const slot of SLOTS) await writeFile(join(folder, `cmdline-${slot}.txt`), commandLine(slot));
}

const modulesOf = (tree: BaseTree) => join(tree.parts, 'usr/lib/modules', tree.kernelRelease);
const treesOf = (tree: BaseTree) => join(modulesOf(tree), 'dtb/broadcom');

function initrdOf({ places, tree, epoch }: BuildInputs, work: string, output: string): Promise<void> {
  const busybox = join(tree.parts, 'usr/bin/busybox');
  const sources = {
    busybox,
    init: places.init,
    modules: modulesOf(tree),
    kernelRelease: tree.kernelRelease,
    epoch,
  };
  return makeInitrd(sources, join(work, 'initrd'), output);
}

/** The agent's package as `npm run deb` makes it, whose dependencies the tree has. */
async function packageOf({ places, tree, epoch }: BuildInputs, work: string): Promise<string> {
  const file = await buildPackage(await readBuild(places.checkout, String(epoch)), work);
  const config = await aptOf(join(places.cache, 'apt'), sourcesList());
  await checkDependencies(file, { config, tree: tree.parts });
  return file;
}

/** Everything of the root that is not Debian's: the agent's package, settings, units, and what an update puts into the boot partition. */
async function makeLayer(
  { places, tree, version, epoch, signing }: BuildInputs,
  { work, initrd, packageFile }: { work: string; initrd: string; packageFile: string },
): Promise<string> {
  const layer = join(work, 'layer');
  await startLayer({ packageFile, rootFiles: places.rootFiles }, layer);
  await recordPackage(packageFile, layer, tree.parts);
  const own = join(layer, 'usr/lib/tresse');
  await writeFile(join(own, 'release'), `${version}\n`);
  if (signing) await copyFile(signing.keyring, join(layer, 'etc/rauc/keyring.pem'));
  const common = join(own, 'boot/common');
  await mkdir(common, { recursive: true });
  await copyFile(initrd, join(common, 'initrd.gz'));
  // Links, so that the root has the kernel once.
  const modules = `../../../modules/${tree.kernelRelease}`;
  await symlink(`${modules}/vmlinuz`, join(common, 'vmlinuz'));
  const sources = { firmware: '', kernel: '', initrd: '', trees: `${modules}/dtb/broadcom`, texts: '' };
  for (const { from, to } of bootFiles({ ...sources, treeNames: await readdir(treesOf(tree)) })) {
    if (to.endsWith('.dtb')) await symlink(from, join(common, to.slice('a/'.length)));
  }
  for (const slot of SLOTS) {
    await mkdir(join(own, 'boot', slot));
    await writeFile(join(own, 'boot', slot, 'cmdline.txt'), commandLine(slot));
  }
  // systemd sets a clock that is behind this file's time to it: a Raspberry Pi starts in 1970.
  await writeFile(join(layer, 'usr/lib/clock-epoch'), '');
  await utimes(join(layer, 'usr/lib/clock-epoch'), epoch, epoch);
  return layer;
}

async function releaseOf(
  { places, tree, version, epoch }: BuildInputs,
  { layer, disk }: { layer: string; disk: string },
): Promise<Release> {
  const time = new Date(epoch * 1_000).toISOString();
  const contents = {
    version,
    timestamp: time,
    packages: tree.packages,
    copyrights: await copyrightsOf(tree),
  };
  await mkdir(places.release, { recursive: true });
  await writeFile(join(places.release, 'sbom.cdx.json'), billOfMaterials(contents));
  await writeFile(
    join(places.release, 'packages.txt'),
    packageList(readDpkgStatus(await readFile(join(layer, STATUS), 'utf8'))),
  );
  const facts = {
    version,
    name: 'Tresse',
    description: 'The box of a Tresse site, on Debian 13, for the Raspberry Pi 3, 4 and 5.',
    releaseDate: time.slice(0, 10),
    devices: ['pi5-64bit', 'pi4-64bit', 'pi3-64bit'],
    files: ['sbom.cdx.json', 'packages.txt'],
  };
  return writeRelease({ imagePath: disk, folder: places.release, facts });
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Version of the checkout's packages. */
export async function versionOf(checkout: string): Promise<string> {
  return JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')).version;
}
