/**
 * 64-bit FNV-1a of a text as 16 hexadecimal digits: tells whether a rendered text changed, guards nothing.
 * Source: RFC 9923. Pure, so that plans are the same wherever they are made.
 */
export function contentHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
