import { randomBytes } from 'node:crypto';
import type { Id } from '@tresse/contracts';

/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of Unix time in ms, then random, so that new rows fall at the end of
 * their indexes.
 */
export function newId(now: number = Date.now()): Id {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
