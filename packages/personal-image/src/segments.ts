/** A piece of a download: bytes at hand, or a range of the release's stream. Ends are exclusive, in bytes. */
export type Segment = { bytes: Buffer } | { start: number; end: number };

/** Length of a download, in bytes. */
export function sizeOfSegments(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + sizeOf(segment), 0);
}

/** The pieces of bytes `start` to `end` (exclusive) of a download. */
export function sliceSegments(segments: readonly Segment[], start: number, end: number): Segment[] {
  const slices: Segment[] = [];
  let at = 0;
  for (const segment of segments) {
    const size = sizeOf(segment);
    const from = Math.max(0, start - at);
    const to = Math.min(size, end - at);
    if (from < to) slices.push(cut(segment, from, to));
    at += size;
  }
  return slices;
}

function sizeOf(segment: Segment): number {
  return 'bytes' in segment ? segment.bytes.length : segment.end - segment.start;
}

function cut(segment: Segment, from: number, to: number): Segment {
  return 'bytes' in segment
    ? { bytes: segment.bytes.subarray(from, to) }
    : { start: segment.start + from, end: segment.start + to };
}
