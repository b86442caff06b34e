/** What of a file is wanted: all of it, one range (`end` exclusive, in bytes), or a range that it does not have. */
export type ByteRange = 'whole' | 'unsatisfiable' | { start: number; end: number };

/**
 * The range that a request asks of a file of `size` bytes (RFC 9110 §14). One that is malformed, of another unit or of
 * several parts is ignored, as §14.2 allows; `If-Range` with another tag than the file's asks for the whole.
 */
export function byteRange(
  headers: { range?: string | undefined; 'if-range'?: string | string[] | undefined },
  { size, etag }: { size: number; etag: string },
): ByteRange {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  if (headers['if-range'] !== undefined && headers['if-range'] !== etag) return 'whole';
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 ? 'unsatisfiable' : { start: Math.max(0, size - suffix), end: size };
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(size, Number(last) + 1);
  if (last !== '' && Number(last) < start) return 'whole';
  return start >= size ? 'unsatisfiable' : { start, end };
}
