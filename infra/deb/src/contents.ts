import { gzipSync } from 'node:zlib';
import { changelog } from './changelog.js';
import { command } from './command.js';
import { controlFile } from './control.js';
import { type BundledPart, copyrightFile } from './copyright.js';
import { maintainerScripts } from './maintainer-scripts.js';
import { ENGLISH, FRENCH, roff } from './manual/index.js';
import { PACKAGE, PATHS } from './paths.js';
import { settingsFile } from './settings-file.js';
import { pathUnit, serviceUnit } from './unit.js';

/** A file or a folder of the package; owner and group are root. */
export interface Entry {
  /** From the root of the file system, or below DEBIAN/. */
  readonly path: string;
  readonly mode: number;
  /** None for a folder, which is named only where its mode is a special one. */
  readonly content?: string | Buffer;
}

/** What one build is made from. */
export interface Build {
  readonly version: string;
  /** The agent as one file. */
  readonly agent: Buffer;
  readonly parts: readonly BundledPart[];
  /** When that was so; the same build at another time is the same package. */
  readonly time: Date;
}

/** Every file of the package, those that dpkg reads last. */
export function contents(build: Build): Entry[] {
  const files = filesOf(build);
  const bytes = files.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  const control = controlFile({ version: build.version, installedKib: Math.ceil(bytes / 1024) });
  return [
    ...files,
    { path: 'DEBIAN/control', mode: 0o644, content: control },
    { path: 'DEBIAN/conffiles', mode: 0o644, content: `${PATHS.settings}\n` },
    ...Object.entries(maintainerScripts()).map(([name, content]) => ({
      ...{ path: `DEBIAN/${name}`, mode: 0o755, content },
    })),
  ];
}

/** What lintian warns of, and is meant: the claim's folder is closed to all but root. */
const OVERRIDES = `${PACKAGE}: non-standard-dir-perm 0700 != 0755 [etc/tresse/]
`;

function filesOf({ version, agent, parts, time }: Build): Entry[] {
  const documents = `usr/share/doc/${PACKAGE}`;
  const page = `man8/${PACKAGE}.8.gz`;
  const text = (path: string, content: string | Buffer, mode = 0o644): Entry => ({
    path: path.replace(/^\//, ''),
    mode,
    content,
  });
  return [
    // Whoever puts a claim there need not think of its mode.
    { path: 'etc/tresse', mode: 0o700 },
    text(PATHS.settings, settingsFile()),
    text(PATHS.command, command(), 0o755),
    text(PATHS.program, agent),
    text(`${PATHS.units}/${PACKAGE}.service`, serviceUnit()),
    text(`${PATHS.units}/${PACKAGE}.path`, pathUnit()),
    text(`${documents}/changelog.gz`, zipped(changelog(version, time))),
    text(`${documents}/copyright`, copyrightFile(parts)),
    text(`usr/share/lintian/overrides/${PACKAGE}`, OVERRIDES),
    text(`usr/share/man/${page}`, zipped(roff(ENGLISH, version))),
    text(`usr/share/man/fr/${page}`, zipped(roff(FRENCH, version))),
  ];
}

/** Without name and time; byte 9, the operating system, differs between releases of zlib (RFC 1952). */
function zipped(content: string): Buffer {
  const bytes = gzipSync(content, { level: 9 });
  bytes[9] = 3;
  return bytes;
}
