/** How far `a` is ahead of `b` on a circle of 2^bits, negative when behind (serial number arithmetic, RFC 1982). */
export function ahead(a: number, b: number, bits: 16 | 32): number {
  const circle = 2 ** bits;
  const forward = (((a - b) % circle) + circle) % circle;
  return forward < circle / 2 ? forward : forward - circle;
}

/** A monotonic time in ms as the µs on a circle of 2^32 that heartbeats carry. */
export function wireMicros(ms: number): number {
  return Math.floor(ms * 1_000) % 2 ** 32;
}

/** Time in ms from `since` to `until`, both in wire µs; always taken as forward (0 to 71 min). */
export function elapsedMs(since: number, until: number): number {
  return ((until - since + 2 ** 32) % 2 ** 32) / 1_000;
}
