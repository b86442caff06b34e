/** The parts of the build that the tests use. */
export { assemble, sha256, writeTexts } from './build-image.js';
export { ASSEMBLY_TOOLS, missingTools } from './checks.js';
export { layout, partition, type Sizes } from './layout.js';
export { places } from './places.js';
export { filesIn, startLayer, writeRoot } from './root-file-system.js';
