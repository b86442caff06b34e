/**
 * A released image on disk, and one site's own copy of it. `writeRelease` compresses an image once, with the file that
 * will hold the claim in a stored block; a download is the same bytes with that block exchanged, in a frame of gzip or
 * ZIP. Any range of it can be read at once, in constant memory.
 */
export {
  CLAIM_BLOCK_BYTES,
  CLAIM_FILE_NAME,
  filledClaimBlock,
  unfilledClaimBlock,
} from './claim-block.js';
export { ImageHasher } from './image-hasher.js';
export { type OpenRelease, openRelease } from './open-release.js';
export { IMAGE_FORMATS, type ImageFile, type ImageFormat, personalImage } from './personal-image.js';
export { readSegments } from './read-segments.js';
export { RELEASE_FILE, type Release, type ReleaseFacts, STREAM_FILE } from './release.js';
export { ReleaseError } from './release-error.js';
export { type Segment, sizeOfSegments, sliceSegments } from './segments.js';
export { type ReleaseSource, writeRelease } from './write-release.js';
