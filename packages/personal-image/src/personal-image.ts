import { crc32 } from 'node:zlib';
import { CLAIM_BLOCK_BYTES, filledClaimBlock } from './claim-block.js';
import { combineCrc32 } from './crc32.js';
import { gzipFile } from './gzip.js';
import type { Release } from './release.js';
import { type Segment, sizeOfSegments } from './segments.js';
import { zipFile } from './zip.js';

/** How an image can be had: Imager and Etcher read both; `zip` opens by itself on every desktop. */
export const IMAGE_FORMATS = ['img.gz', 'zip'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** One file to download. */
export interface ImageFile {
  segments: Segment[];
  /** Length of the file. */
  bytes: number;
}

/**
 * The released image with this claim in it, as a file of that format. The claim takes the place of the unfilled block
 * byte for byte, and the CRC-32 follows from those of the parts: nothing is read or compressed for it.
 *
 * @param name of the image without its ending, in ASCII
 * @throws RangeError for a claim that is no claim
 */
export function personalImage(
  release: Release,
  { claim, name, format }: { claim: string; name: string; format: ImageFormat },
): ImageFile {
  const block = filledClaimBlock(claim);
  const { streamOffset } = release.claim;
  const stream: Segment[] = [
    { start: 0, end: streamOffset },
    { bytes: block },
    { start: streamOffset + CLAIM_BLOCK_BYTES, end: release.stream.bytes },
  ];
  const facts = { name: `${name}.img`, bytes: release.image.bytes, crc32: crcOfImage(release, block) };
  const segments =
    format === 'zip' ? zipFile(stream, { ...facts, date: release.releaseDate }) : gzipFile(stream, facts);
  return { segments, bytes: sizeOfSegments(segments) };
}

function crcOfImage({ crc32: parts, image, claim }: Release, block: Buffer): number {
  const tailBytes = image.bytes - claim.imageOffset - CLAIM_BLOCK_BYTES;
  const withBlock = combineCrc32(parts.head, crc32(block), CLAIM_BLOCK_BYTES);
  return combineCrc32(withBlock, parts.tail, tailBytes);
}
