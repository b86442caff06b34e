import { z } from 'zod';
import { CLAIM_BLOCK_BYTES } from './claim-block.js';

/** The two files of a release's folder. The description is written last: a folder without it is no release. */
export const RELEASE_FILE = 'release.json';
export const STREAM_FILE = 'image.deflate';

/** gzip keeps a size in 32 bits (RFC 1952 §2.3.1), and Imager and Etcher believe it; in bytes. */
export const MOST_IMAGE_BYTES = 2 ** 32 - 1;

const Bytes = z.int().min(0);
const Crc32 = z.int().min(0).max(0xffffffff);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Part of file names and addresses. */
const Version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+~-]{0,63}$/);

/** What people are told of a release. */
export const ReleaseFacts = z.strictObject({
  version: Version,
  /** As Raspberry Pi Imager lists it. */
  name: z.string().min(1).max(100),
  description: z.string().max(300),
  /** Day of the release, ISO 8601. */
  releaseDate: z.iso.date(),
  /** Boards it is for, by the tags of Raspberry Pi Imager. */
  devices: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).min(1),
  /** Files beside it in the folder, such as the bill of materials. */
  files: z.array(z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._+~-]{0,127}$/)).default([]),
});
export type ReleaseFacts = z.output<typeof ReleaseFacts>;

/**
 * What `release.json` says. The image is kept as one raw deflate stream (RFC 1951) in three parts: a head that ends at a
 * byte, one stored block with the claim's file as it is, and a tail that refers to nothing before itself.
 */
export const Release = ReleaseFacts.extend({
  format: z.literal(1),
  /** The image, with the claim's file unfilled. */
  image: z.strictObject({ bytes: Bytes.min(CLAIM_BLOCK_BYTES).max(MOST_IMAGE_BYTES), sha256: Sha256 }),
  stream: z.strictObject({ bytes: Bytes.max(MOST_IMAGE_BYTES), sha256: Sha256 }),
  /** Where the claim's file begins, in bytes, in the image and in the stream. */
  claim: z.strictObject({ imageOffset: Bytes, streamOffset: Bytes }),
  /** CRC-32 of the image before and after the claim's file. */
  crc32: z.strictObject({ head: Crc32, tail: Crc32 }),
}).refine(
  ({ image, stream, claim }) =>
    claim.imageOffset + CLAIM_BLOCK_BYTES <= image.bytes &&
    claim.streamOffset >= STORED_HEADER_BYTES &&
    claim.streamOffset + CLAIM_BLOCK_BYTES < stream.bytes,
  { path: ['claim'], error: 'lies outside the image' },
);
export type Release = z.output<typeof Release>;

/** A stored block begins with its type in one byte and its length in four (RFC 1951 §3.2.4). */
export const STORED_HEADER_BYTES = 5;

/** The header of the stored block that holds the claim's file: not the last one, type 00, LEN and its complement. */
export function storedHeader(): Buffer {
  const header = Buffer.alloc(STORED_HEADER_BYTES);
  header.writeUInt16LE(CLAIM_BLOCK_BYTES, 1);
  header.writeUInt16LE(~CLAIM_BLOCK_BYTES & 0xffff, 3);
  return header;
}
