import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from './dpkg-status.js';
import { ImageError } from './image-error.js';
import { ARCHITECTURE, kernelPackage, kernelRelease, PACKAGES } from './packages.js';
import { run } from './run.js';

/** What would be installed today. */
export interface Resolved {
  /** `name=version` of every package, sorted. */
  versions: string[];
  /** What is asked for by name, the kernel included. */
  wanted: string[];
  /** As `uname -r` says it. */
  kernelRelease: string;
}

/**
 * Asks the mirror which packages the tree would be made of, with an apt of its own that needs no rights and touches
 * nothing of this machine's.
 *
 * @param folder kept between builds, so that only changed lists are fetched
 * @throws ImageError `packages.unreachable`
 */
export async function resolvePackages(folder: string, sources: string): Promise<Resolved> {
  const config = await aptOf(folder, sources);
  const apt = (...args: string[]) => run(['apt-get', ...args], { env: { APT_CONFIG: config } });
  try {
    await apt('update', '-qq', '--error-on=any');
    const first = planned(await apt('install', '--simulate', '-qq', ...PACKAGES));
    const kernel = kernelPackage([...first.keys()]);
    const wanted = [...PACKAGES, kernel];
    const all = planned(await apt('install', '--simulate', '-qq', '?essential', 'apt', ...wanted));
    const versions = [...all].map(([name, version]) => `${name}=${version}`).toSorted(compareText);
    return { versions, wanted, kernelRelease: kernelRelease(kernel) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ImageError(
      'packages.unreachable',
      `Debian’s packages could not be looked up: ${why}\nWith --keep-packages the tree of the last build is used.`,
      { cause },
    );
  }
}

/** Name and version of each package in what `apt-get --simulate` says: `Inst name (version archive [arch])`. */
export function planned(text: string): Map<string, string> {
  const pairs = [...text.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+) /gm)];
  return new Map(pairs.map(([, name = '', version = '']) => [name.replace(/:.*/, ''), version]));
}

/** Prepares an apt that has everything in one folder; gives the path of its settings, for APT_CONFIG. */
export async function aptOf(folder: string, sources: string): Promise<string> {
  for (const name of ['lists/partial', 'cache/archives/partial', 'parts']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'status'), '');
  await writeFile(join(folder, 'sources.list'), sources);
  const path = join(folder, 'apt.conf');
  await writeFile(path, aptConfig(folder));
  return path;
}

/** Everything of apt in one folder (apt.conf(5)). */
function aptConfig(folder: string): string {
  return [
    `APT::Architecture "${ARCHITECTURE}";`,
    `APT::Architectures { "${ARCHITECTURE}"; };`,
    'APT::Install-Recommends "false";',
    'APT::Sandbox::User "";',
    'Acquire::Languages "none";',
    `Dir::State::lists "${folder}/lists";`,
    `Dir::State::status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    `Dir::Etc::SourceList "${folder}/sources.list";`,
    'Dir::Etc::SourceParts "/dev/null";',
    `Dir::Etc::Parts "${folder}/parts";`,
    'Dir::Etc::Preferences "/dev/null";',
    'Dir::Etc::PreferencesParts "/dev/null";',
    '',
  ].join('\n');
}
