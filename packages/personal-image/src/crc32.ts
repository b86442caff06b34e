/** CRC-32 polynomial of gzip and ZIP, reflected (RFC 1952 §8). */
const POLYNOMIAL = 0xedb88320;

/** x^0, in the reflected form, where the highest power is the lowest bit. */
const ONE = 0x80000000;

/**
 * CRC-32 of two texts one after the other, from the CRC-32 of each: appending n bytes multiplies by x^(8n), and the CRC
 * is linear (as `crc32_combine` of zlib). `secondBytes` is the length of the second text.
 */
export function combineCrc32(first: number, second: number, secondBytes: number): number {
  return (multiply(powerOfX(secondBytes * 8), first) ^ second) >>> 0;
}

/** a·b modulo the polynomial, over GF(2). */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = 31; bit >= 0; bit -= 1) {
    if ((a >>> bit) & 1) product ^= shifted;
    shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return product >>> 0;
}

/** x^n modulo the polynomial. `n` may be larger than 32 bits. */
function powerOfX(n: number): number {
  let power = ONE;
  let square = ONE >>> 1;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiply(square, power);
    square = multiply(square, square);
  }
  return power >>> 0;
}
