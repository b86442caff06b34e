import { DEPENDS, RECOMMENDS, SUGGESTS } from './depends.js';
import { PACKAGE } from './paths.js';

/** Who answers for the package; Debian wants a name and an address. */
const MAINTAINER = 'Tresse maintainers <maintainers@tresse.example>';

/**
 * The file `control`: what apt and dpkg know of the package.
 * @param installedKib what its files take, in KiB
 */
export function controlFile({ version, installedKib }: { version: string; installedKib: number }): string {
  return `Package: ${PACKAGE}
Version: ${version}
Architecture: all
Maintainer: ${MAINTAINER}
Installed-Size: ${installedKib}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Suggests: ${SUGGESTS.join(', ')}
Section: net
Priority: optional
Description: several internet lines as one, box and relay
 Tresse joins 2 to 8 lines (ADSL, fibre, 4G) into one fast link with one
 public address that does not break when a line does. This is its agent: the
 same program on the box at the site and on the relay, which makes what the
 control plane wants so.
 .
 It needs Debian 12 or newer, or a system made from it that has these parts.
`;
}
