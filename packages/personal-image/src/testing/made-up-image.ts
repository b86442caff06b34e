/** A small image out of nothing, for the tests of this package. */
import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLAIM_BLOCK_BYTES, unfilledClaimBlock } from '../claim-block.js';
import type { ReleaseSource } from '../write-release.js';

/** Bytes that look random and are the same each time, with a run of zeros such as file systems have. */
function content(bytes: number, seed: string): Buffer {
  const parts: Buffer[] = [];
  for (let made = 0; made < bytes / 2; made += 32) {
    parts.push(createHash('sha256').update(`${seed}${made}`).digest());
  }
  return Buffer.concat([...parts, Buffer.alloc(bytes)]).subarray(0, bytes);
}

/** A small image and where its release goes, in a new folder. Sizes are of what lies before and behind the claim. */
export async function madeUpImage({ headBytes = 64 * 512, tailBytes = 200_000 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tresse-image-'));
  const imagePath = join(folder, 'image.img');
  const head = content(headBytes, 'head');
  const tail = content(tailBytes, 'tail');
  const imageWith = (block: Buffer) => Buffer.concat([head, block, tail]);
  await writeFile(imagePath, imageWith(unfilledClaimBlock()));
  const source: ReleaseSource = {
    imagePath,
    folder: join(folder, '1.2.3'),
    facts: {
      version: '1.2.3',
      name: 'Tresse 1.2.3',
      description: 'A box for one site.',
      releaseDate: '2026-11-22',
      devices: ['pi4-64bit'],
    },
  };
  return {
    folder,
    source,
    imageWith,
    bytes: headBytes + CLAIM_BLOCK_BYTES + tailBytes,
    claimOffset: headBytes,
  };
}
