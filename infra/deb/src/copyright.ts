import { PATHS } from './paths.js';

/** An npm package that is in the agent's one file. */
export interface BundledPart {
  /** Its folder in the checkout. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** SPDX name of its licence. */
  readonly license: string;
  /** The text of that, with whose work it is. */
  readonly text: string;
}

/** The file `copyright` in Debian's form. Source: DEP-5, copyright-format/1.0. */
export function copyrightFile(parts: readonly BundledPart[]): string {
  const files = parts.map(
    ({ folder, name, version, license, text }) => `
Files: ${folder}/*
Copyright: ${holdersIn(text, name)}
License: ${license}-${idOf(name)}
Comment: ${name} ${version}, in ${PATHS.program}
`,
  );
  const licenses = parts.map(
    ({ name, license, text }) => `
License: ${license}-${idOf(name)}
${indented(text)}
`,
  );
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: tresse

Files: *
Copyright: the authors of Tresse
License: Apache-2.0
${files.join('')}
License: Apache-2.0
 On Debian systems the text of this licence is in
 /usr/share/common-licenses/Apache-2.0.
${licenses.join('')}`;
}

/** Those lines of a licence that say whose the work is. */
function holdersIn(text: string, name: string): string {
  const found = text.match(/^[ \t]*(?:Copyright|©).*\d.*$|^[ \t]*Copyright \(c\).*$/gim) ?? [];
  const holders = found.map((line) => line.trim().replace(/^Copyright\s*(\(c\)|©)?\s*/i, ''));
  return holders.length > 0 ? holders.join('\n ') : `the authors of ${name}`;
}

const idOf = (name: string) => name.replace(/[^a-z0-9.-]+/g, '-').replace(/^-/, '');

/** A field of several lines: each begins with a blank, and an empty one is a dot (Debian Policy 5.6.13). */
function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
}
