import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createInflateRaw } from 'node:zlib';
import { CLAIM_BLOCK_BYTES, filledClaimBlock } from './claim-block.js';
import type { OpenRelease } from './open-release.js';
import { STORED_HEADER_BYTES } from './release.js';
import { ReleaseError } from './release-error.js';

/**
 * SHA-256 of unpacked images, which Raspberry Pi Imager wants beforehand. What lies before the claim is read once; for
 * each claim only what lies behind it, so an image that has its claim late is hashed sooner. One at a time.
 */
export class ImageHasher {
  private head: Promise<Hash> | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly opened: OpenRelease) {}

  /**
   * SHA-256 of the image with this claim, in hexadecimal.
   *
   * @throws ReleaseError `release.damaged` when the bytes on disk are not those that were released
   */
  sha256(claim: string): Promise<string> {
    const result = this.queue.then(() => this.compute(claim));
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async compute(claim: string): Promise<string> {
    const { release } = this.opened;
    const { streamOffset, imageOffset } = release.claim;
    this.head ??= this.hashOn(createHash('sha256'), {
      start: 0,
      end: streamOffset - STORED_HEADER_BYTES,
      bytes: imageOffset,
      crc32: release.crc32.head,
    });
    const head = await this.head.catch((error: unknown) => {
      this.head = undefined;
      throw error;
    });
    const hash = await this.hashOn(head.copy().update(filledClaimBlock(claim)), {
      start: streamOffset + CLAIM_BLOCK_BYTES,
      end: release.stream.bytes,
      bytes: release.image.bytes - imageOffset - CLAIM_BLOCK_BYTES,
      crc32: release.crc32.tail,
    });
    return hash.digest('hex');
  }

  /** Goes on with the unpacked bytes of a part of the stream, and holds them to their length and CRC-32. */
  private async hashOn(
    hash: Hash,
    part: { start: number; end: number; bytes: number; crc32: number },
  ): Promise<Hash> {
    const { streamPath } = this.opened;
    let bytes = 0;
    let crc = 0;
    try {
      if (part.start < part.end) {
        await pipeline(
          createReadStream(streamPath, { start: part.start, end: part.end - 1 }),
          // The head has no end of its own: the claim's block follows it.
          createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH }),
          async (chunks: AsyncIterable<Buffer>) => {
            for await (const chunk of chunks) {
              hash.update(chunk);
              crc = crc32(chunk, crc);
              bytes += chunk.length;
            }
          },
        );
      }
    } catch (cause) {
      throw damaged(streamPath, cause);
    }
    if (bytes !== part.bytes || crc !== part.crc32) throw damaged(streamPath);
    return hash;
  }
}

function damaged(path: string, cause?: unknown): ReleaseError {
  return new ReleaseError('release.damaged', `${path} is damaged. Make the release again.`, { cause });
}
