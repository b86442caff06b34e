/** What builds the package, and what the tests ask of it. */
export { buildPackage, fileNameOf } from './build-package.js';
export type { Build } from './contents.js';
export { DEPENDS, FOR_RELAYS } from './depends.js';
export { PACKAGE, PATHS } from './paths.js';
export { readBuild } from './read-build.js';
export { CAPABILITIES, SANDBOX } from './sandbox.js';
