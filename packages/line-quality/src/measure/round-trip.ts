/** Smoothed round-trip time and its mean deviation, in ms. */
export interface RoundTrip {
  smoothedMs: number;
  deviationMs: number;
}

/** The estimate after one more sample (RFC 6298 §2: α = 1/8, β = 1/4, the first deviation half the sample). */
export function withRoundTrip(estimate: RoundTrip | null, sampleMs: number): RoundTrip {
  if (estimate === null) return { smoothedMs: sampleMs, deviationMs: sampleMs / 2 };
  return {
    deviationMs: estimate.deviationMs * 0.75 + Math.abs(estimate.smoothedMs - sampleMs) * 0.25,
    smoothedMs: estimate.smoothedMs * 0.875 + sampleMs * 0.125,
  };
}

/** A time in ms within which nearly every answer comes (RFC 6298's RTO without its floor of 1 s); null unmeasured. */
export function answerTimeMs(estimate: RoundTrip | null): number | null {
  return estimate && estimate.smoothedMs + 4 * estimate.deviationMs;
}
