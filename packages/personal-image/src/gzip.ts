import type { Segment } from './segments.js';

/** Deflate, with the file's name; no time, so that the same image is the same bytes; made on Unix (RFC 1952 §2.3). */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0x08, 0, 0, 0, 0, 0, 3]);

/** A deflate stream as a gzip file of one member: some programs read the size of the first, others of the last. */
export function gzipFile(
  stream: readonly Segment[],
  { name, bytes, crc32 }: { name: string; bytes: number; crc32: number },
): Segment[] {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32, 0);
  trailer.writeUInt32LE(bytes, 4);
  return [
    { bytes: Buffer.concat([HEADER, Buffer.from(`${name}\0`, 'latin1')]) },
    ...stream,
    { bytes: trailer },
  ];
}
