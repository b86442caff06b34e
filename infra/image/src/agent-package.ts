import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE } from '@tresse/deb';
import { ImageError } from './image-error.js';
import { planned } from './resolve-packages.js';
import { run } from './run.js';

const DATABASE = 'var/lib/dpkg';

/** Path of dpkg's list of installed packages, from the root. */
export const STATUS = `${DATABASE}/status`;

/**
 * Asks apt whether the tree has all that the agent's package depends on.
 *
 * @param config of an apt of the tree's architecture
 * @param tree folder with the tree's own list of installed packages
 * @throws ImageError `package.unmet`
 */
export async function checkDependencies(
  file: string,
  { config, tree }: { config: string; tree: string },
): Promise<void> {
  const status = `Dir::State::status=${join(tree, STATUS)}`;
  const install = ['install', '--simulate', '-qq', '-o', status, file];
  const others = await run(['apt-get', ...install], { env: { APT_CONFIG: config } }).then(
    (answer) => [...planned(answer).keys()].filter((name) => name !== PACKAGE),
    (error: Error) => [error.message],
  );
  if (others.length === 0) return;
  const text = `The agent’s package needs what the root lacks: ${others.join(', ')}.`;
  throw new ImageError('package.unmet', `${text} Add it to PACKAGES in infra/image/src/packages.ts.`);
}

/** Left out of the root, as of the packages of Debian's: see `DPKG_PATHS`. */
const UNREAD = ['usr/share/man', 'usr/share/lintian'];

/** Unpacks a package into a folder, but for what nobody reads on a box. */
export async function unpackPackage(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run(['dpkg-deb', '--extract', file, folder]);
  for (const path of UNREAD) await rm(join(folder, path), { recursive: true, force: true });
}

/**
 * Writes dpkg's record of a package that was unpacked into a folder, beside that of the packages in `tree`: it is
 * installed, as `dpkg --status` and `dpkg --verify` say it. Its scripts are not run: no systemd is there to be told.
 */
export async function recordPackage(file: string, folder: string, tree: string): Promise<void> {
  const info = join(folder, DATABASE, 'info');
  const scripts = join(folder, DATABASE, 'control');
  await mkdir(info, { recursive: true });
  await run(['dpkg-deb', '--control', file, scripts]);
  for (const name of (await readdir(scripts)).filter((one) => one !== 'control')) {
    await rename(join(scripts, name), join(info, `${PACKAGE}.${name}`));
  }
  const control = await readFile(join(scripts, 'control'), 'utf8');
  await rm(scripts, { recursive: true });
  await writeFile(join(info, `${PACKAGE}.list`), await pathsIn(file));
  const former = await readFile(join(tree, STATUS), 'utf8');
  await writeFile(join(folder, STATUS), withPackage(former, control));
}

/** Every file and folder of a package, one a line and from the root, as dpkg lists them. */
async function pathsIn(file: string): Promise<string> {
  const tar = await run(['dpkg-deb', '--contents', file]);
  const paths = [...tar.matchAll(/ \.(\/\S*)$/gm)].map(([, path = '']) => path.replace(/\/$/, '') || '/.');
  return `${paths.join('\n')}\n`;
}

/** The list of installed packages with one more, by its control file (dpkg(1), deb-control(5)). */
export function withPackage(status: string, control: string): string {
  const [name = '', ...fields] = control.trimEnd().split('\n');
  return `${status.trimEnd()}\n\n${[name, 'Status: install ok installed', ...fields].join('\n')}\n\n`;
}
