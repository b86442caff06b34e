/** The parts of the build that the tests use. */
export { recordPackage } from './agent-package.js';
export { baseTree } from './base-tree.js';
export { bootFiles, slotFile } from './boot-files.js';
export { assemble, sha256, writeTexts } from './build-image.js';
export { makeBundle, type Signing } from './bundle.js';
export { diskBytes, layout, type Partition, partition } from './layout.js';
export { places } from './places.js';
export { startLayer, writeRoot } from './root-file-system.js';
