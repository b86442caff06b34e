import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Segment } from './segments.js';

/** Read at once, in bytes: what one download holds in memory, a few times over. */
const CHUNK_BYTES = 128 * 1_024;

/**
 * The bytes of a download as a stream, read no faster than they are taken, and all of the file that was there when it
 * began: a release may be made again meanwhile. It fails where the file ends too early.
 */
export function readSegments(streamPath: string, segments: readonly Segment[]): Readable {
  return Readable.from(chunksOf(streamPath, segments), { objectMode: false, highWaterMark: CHUNK_BYTES });
}

async function* chunksOf(path: string, segments: readonly Segment[]): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    for (const segment of segments) {
      if ('bytes' in segment) {
        yield segment.bytes;
        continue;
      }
      if (segment.end <= segment.start) continue;
      let left = segment.end - segment.start;
      const range = { start: segment.start, end: segment.end - 1, highWaterMark: CHUNK_BYTES };
      for await (const chunk of file.createReadStream({ ...range, autoClose: false })) {
        left -= chunk.length;
        yield chunk;
      }
      if (left > 0) throw new Error(`${path} has become shorter.`);
    }
  } finally {
    await file.close();
  }
}
