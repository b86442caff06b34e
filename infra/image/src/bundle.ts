import { access, copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError } from './image-error.js';
import { run } from './run.js';

/** What an update is made of (RAUC's manual, «Bundle»). */
export interface BundleSources {
  /** The root as a squashfs. */
  root: string;
  /** The program that RAUC runs once the root is written. */
  hook: string;
  version: string;
}

/** Who answers for a release, each a path of a PEM file. */
export interface Signing {
  /** What boxes trust: certificates that lead to the releaser's. */
  keyring: string;
  certificate: string;
  key: string;
}

/** As `compatible` in the root's etc/rauc/system.conf: a box takes no bundle of another kind. */
const COMPATIBLE = 'tresse-site-raspberry-pi';

/** The text of manifest.raucm. */
export function bundleManifest(version: string): string {
  return `[update]
compatible=${COMPATIBLE}
version=${version}

[bundle]
format=plain

[hooks]
filename=hook

[image.rootfs]
filename=rootfs.img
hooks=post-install
`;
}

/**
 * The files of a folder by which a release is signed: keyring.pem, certificate.pem and key.pem.
 *
 * @throws ImageError `signing.missing`
 */
export async function signingOf(folder: string): Promise<Signing> {
  const file = (name: string) => join(folder, `${name}.pem`);
  const signing = { keyring: file('keyring'), certificate: file('certificate'), key: file('key') };
  for (const path of Object.values(signing)) {
    await access(path).catch(() => {
      const text = `${path} cannot be read. A release is signed by keyring.pem, certificate.pem and key.pem`;
      throw new ImageError('signing.missing', `${text} of one folder; docs/image.md says how to make them.`);
    });
  }
  return signing;
}

/** Writes an update for boxes that trust the signing's keyring. `folder` is emptied first, on the root's file system. */
export async function makeBundle(
  { root, hook, version }: BundleSources,
  { certificate, key, keyring }: Signing,
  { folder, output }: { folder: string; output: string },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await link(root, join(folder, 'rootfs.img'));
  await copyFile(hook, join(folder, 'hook'));
  await writeFile(join(folder, 'manifest.raucm'), bundleManifest(version));
  // RAUC writes over nothing.
  await rm(output, { force: true });
  await run([
    'rauc',
    `--cert=${certificate}`,
    `--key=${key}`,
    `--keyring=${keyring}`,
    'bundle',
    folder,
    output,
  ]);
  await rm(folder, { recursive: true });
}
