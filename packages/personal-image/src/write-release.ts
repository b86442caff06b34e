import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import type { z } from 'zod';
import { CLAIM_BLOCK_BYTES, unfilledClaimBlock } from './claim-block.js';
import { checkRoom } from './disk-room.js';
import { findClaimBlock } from './find-claim-block.js';
import {
  MOST_IMAGE_BYTES,
  RELEASE_FILE,
  Release,
  ReleaseFacts,
  STREAM_FILE,
  storedHeader,
} from './release.js';
import { ReleaseError } from './release-error.js';

export interface ReleaseSource {
  /** The raw image, with {@link unfilledClaimBlock} as the file `claim.txt` in its boot partition. */
  imagePath: string;
  /** Where the release will be; made when it is not there, and no release while it is being written. */
  folder: string;
  facts: z.input<typeof ReleaseFacts>;
  /** Where that file begins in the image, in bytes; looked for when it is not given. */
  claimOffset?: number;
  /** Of deflate, 1 to 9. */
  level?: number;
  onProgress?: (progress: { doneBytes: number; totalBytes: number }) => void;
}

/**
 * Makes a release of a raw image: compresses it once, around the claim's block, and describes it. Nothing is held in
 * memory but a few buffers.
 *
 * @throws ReleaseError `image.unsuitable`, `image.no-claim-block`, `disk.full`; ZodError for facts that are not valid
 */
export async function writeRelease(source: ReleaseSource): Promise<Release> {
  const facts = ReleaseFacts.parse(source.facts);
  const image = await open(source.imagePath);
  try {
    const { size, blocks } = await image.stat();
    checkSize(source.imagePath, size);
    const claimOffset = await findClaimBlock(image, size, source.claimOffset);
    await mkdir(source.folder, { recursive: true });
    // Holes of the image take no room, compressed even less.
    await checkRoom(source.folder, Math.min(size, blocks * 512));
    await rm(join(source.folder, RELEASE_FILE), { force: true });
    const stream = await writeFileWhole(join(source.folder, STREAM_FILE), (file) =>
      compress(file, { ...source, size, claimOffset }),
    );
    const release = Release.parse({ ...facts, format: 1, ...stream });
    const text = `${JSON.stringify(release, null, 2)}\n`;
    await writeFileWhole(join(source.folder, RELEASE_FILE), async (file) => file.writeFile(text));
    return release;
  } finally {
    await image.close();
  }
}

function checkSize(path: string, size: number): void {
  if (size > MOST_IMAGE_BYTES) {
    const why = 'gzip cannot tell the size of 4 GiB and more';
    throw new ReleaseError('image.unsuitable', `${path} is too large to be released: ${why}.`);
  }
}

/** Writes a file beside its place and moves it there when it is complete and on the disk. */
async function writeFileWhole<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o644);
  try {
    const result = await write(file);
    await file.sync();
    await file.close();
    await rename(part, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

interface Compression extends ReleaseSource {
  size: number;
  claimOffset: number;
}

async function compress(file: FileHandle, source: Compression) {
  const { size, claimOffset } = source;
  const raw = createHash('sha256');
  const out = new Output(file);
  const head = await compressPart(source, { start: 0, end: claimOffset }, raw, out, constants.Z_FULL_FLUSH);
  await out.write(storedHeader());
  const streamOffset = out.bytes;
  await out.write(unfilledClaimBlock());
  raw.update(unfilledClaimBlock());
  const behind = { start: claimOffset + CLAIM_BLOCK_BYTES, end: size };
  const tail = await compressPart(source, behind, raw, out, constants.Z_FINISH);
  return {
    image: { bytes: size, sha256: raw.digest('hex') },
    stream: { bytes: out.bytes, sha256: out.hash.digest('hex') },
    claim: { imageOffset: claimOffset, streamOffset },
    crc32: { head, tail },
  };
}

/** Compresses a range of the image behind what is written already; returns the range's CRC-32. */
async function compressPart(
  { imagePath, level = 6, size, onProgress }: Compression,
  range: { start: number; end: number },
  raw: Hash,
  out: Output,
  finishFlush: number,
): Promise<number> {
  let crc = 0;
  let doneBytes = range.start;
  async function* read(): AsyncGenerator<Buffer> {
    if (range.start >= range.end) return;
    const reading = { start: range.start, end: range.end - 1, highWaterMark: 1_024 * 1_024 };
    for await (const chunk of createReadStream(imagePath, reading)) {
      raw.update(chunk);
      crc = crc32(chunk, crc);
      doneBytes += chunk.length;
      yield chunk;
      onProgress?.({ doneBytes, totalBytes: size });
    }
  }
  await pipeline(read, createDeflateRaw({ level, finishFlush }), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await out.write(chunk);
  });
  if (doneBytes !== range.end) {
    throw new ReleaseError('image.unsuitable', `${imagePath} changed while it was read.`);
  }
  return crc;
}

/** The stream as it is written: counted and hashed. */
class Output {
  readonly hash = createHash('sha256');
  bytes = 0;

  constructor(private readonly file: FileHandle) {}

  async write(chunk: Buffer): Promise<void> {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    await this.file.writeFile(chunk);
  }
}
