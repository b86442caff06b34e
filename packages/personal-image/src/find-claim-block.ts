import type { FileHandle } from 'node:fs/promises';
import { CLAIM_BLOCK_BYTES, CLAIM_FILE_NAME, unfilledClaimBlock } from './claim-block.js';
import { ReleaseError } from './release-error.js';

/** A file begins at a sector of its file system, and so of the image; in bytes. */
const SECTOR_BYTES = 512;
const WINDOW_BYTES = 4 * 1_024 * 1_024;

/**
 * Where the unfilled claim block begins in an image, in bytes: at the given offset, or wherever it stands.
 *
 * @throws ReleaseError `image.no-claim-block` when it is not there, or there more than once
 */
export async function findClaimBlock(file: FileHandle, bytes: number, given?: number): Promise<number> {
  const block = unfilledClaimBlock();
  if (given !== undefined) {
    const there = Buffer.alloc(CLAIM_BLOCK_BYTES);
    await file.read(there, 0, there.length, given);
    if (there.equals(block)) return given;
    throw noBlock(`no unfilled ${CLAIM_FILE_NAME} at byte ${given}`);
  }
  const found = await search(file, bytes, block);
  const [offset] = found;
  if (offset === undefined) throw noBlock(`no unfilled ${CLAIM_FILE_NAME}`);
  if (found.length > 1) throw noBlock(`more than one unfilled ${CLAIM_FILE_NAME}`);
  return offset;
}

async function search(file: FileHandle, bytes: number, block: Buffer): Promise<number[]> {
  const found: number[] = [];
  const window = Buffer.alloc(WINDOW_BYTES + CLAIM_BLOCK_BYTES);
  for (let base = 0; base < bytes; base += WINDOW_BYTES) {
    const { bytesRead } = await file.read(window, 0, window.length, base);
    const read = window.subarray(0, bytesRead);
    for (let at = read.indexOf(block); at >= 0; at = read.indexOf(block, at + 1)) {
      if (at < WINDOW_BYTES && at % SECTOR_BYTES === 0) found.push(base + at);
    }
  }
  return found;
}

function noBlock(what: string): ReleaseError {
  return new ReleaseError('image.no-claim-block', `The image has ${what}: it could not be made personal.`);
}
