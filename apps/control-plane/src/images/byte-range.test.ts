import { describe, expect, it } from '@jest/globals';
import { byteRange } from './byte-range.js';

const file = { size: 1_000, etag: '"a"' };

describe('the range that is asked for', () => {
  it.each([
    ['none', undefined, 'whole'],
    ['from a byte on', 'bytes=900-', { start: 900, end: 1_000 }],
    ['from a byte to a byte', 'bytes=0-0', { start: 0, end: 1 }],
    ['beyond the end', 'bytes=900-5000', { start: 900, end: 1_000 }],
    ['the last bytes', 'bytes=-100', { start: 900, end: 1_000 }],
    ['more last bytes than there are', 'bytes=-5000', { start: 0, end: 1_000 }],
    ['no last bytes', 'bytes=-0', 'unsatisfiable'],
    ['behind the end', 'bytes=1000-', 'unsatisfiable'],
    ['backwards', 'bytes=5-4', 'whole'],
    ['nothing', 'bytes=-', 'whole'],
    ['several', 'bytes=0-1,5-6', 'whole'],
    ['other units', 'lines=0-1', 'whole'],
  ])('%s', (_, range, expected) => {
    expect(byteRange({ range }, file)).toEqual(expected);
  });

  it('counts only for the file that was begun', () => {
    const range = 'bytes=900-';
    expect(byteRange({ range, 'if-range': '"a"' }, file)).toEqual({ start: 900, end: 1_000 });
    expect(byteRange({ range, 'if-range': '"b"' }, file)).toBe('whole');
    expect(byteRange({ range, 'if-range': 'Sat, 21 Nov 2026 00:00:00 GMT' }, file)).toBe('whole');
  });
});
