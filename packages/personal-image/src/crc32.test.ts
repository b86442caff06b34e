import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { combineCrc32 } from './crc32.js';

describe('the CRC-32 of two texts together', () => {
  it('follows from the CRC-32 of each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (first, second) => {
        const together = crc32(Buffer.concat([first, second]));
        expect(combineCrc32(crc32(first), crc32(second), second.length)).toBe(together);
      }),
    );
  });

  it('holds where the second is longer than 2^32 bits', () => {
    // x^(8·2^32) is x^8 raised to 2^32: appending half of it twice must be the same.
    const half = 2 ** 31;
    const twice = combineCrc32(combineCrc32(0x12345678, 0, half), 0, half);
    expect(combineCrc32(0x12345678, 0, 2 * half)).toBe(twice);
  });
});
