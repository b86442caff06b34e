import { open } from 'node:fs/promises';
import { ImageError } from './image-error.js';

const BLOCK_BYTES = 512;

/**
 * Where the entries of a tar end and its closing zeros begin, in bytes: an archive that goes on from there is one with
 * more entries (tar(5)).
 *
 * @throws ImageError `tar.damaged`
 */
export async function tarEnd(path: string): Promise<number> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(BLOCK_BYTES);
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(header, 0, BLOCK_BYTES, at);
      if (bytesRead === 0 || header.every((byte) => byte === 0)) return at;
      const size = sizeIn(header);
      if (bytesRead < BLOCK_BYTES || Number.isNaN(size)) {
        throw new ImageError('tar.damaged', `${path} is damaged at byte ${at}. Delete it and build again.`);
      }
      at += BLOCK_BYTES + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    }
  } finally {
    await file.close();
  }
}

/** Octal digits; NaN for what is none. A file of 8 GiB, which would be written otherwise, does not fit anyway. */
function sizeIn(header: Buffer): number {
  const text = header.toString('latin1', 124, 136).replace(/[\0 ]+$/, '');
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}
