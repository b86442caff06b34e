import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage, readBuild } from '@tresse/deb';
import { root } from '../architecture/source-tree.js';

/** A package of what is built in this checkout. */
export interface TestPackage {
  readonly file: string;
  /** The same under a later version. */
  readonly later: string;
  readonly version: string;
  remove(): Promise<void>;
}

/** Builds the package as `npm run deb` does. */
export async function testPackage(): Promise<TestPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'tresse-package-'));
  const build = await readBuild(root, undefined);
  return {
    version: build.version,
    file: await buildPackage(build, folder),
    later: await buildPackage({ ...build, version: `${build.version}+later` }, folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
