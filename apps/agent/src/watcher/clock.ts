/** The machine's monotonic clock in ms (CLOCK_MONOTONIC): steps of the wall clock don't touch it. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000n) / 1_000;
}
