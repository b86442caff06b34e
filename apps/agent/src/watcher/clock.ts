import { performance } from 'node:perf_hooks';

/** Monotonic time in ms since this process began: steps of the wall clock don't touch it. */
export function monotonicMs(): number {
  return performance.now();
}
