/** The pause before the next pass after `failures` failed ones in a row, in ms: twofold from 1 s, at most `capMs`. */
export function retryMs(failures: number, capMs: number): number {
  return Math.min(capMs, 1_000 * 2 ** Math.min(Math.max(failures - 1, 0), 20));
}
