/** Counts what metered lines carry, on disk over restarts, and tells when an allowance runs low or out. */
export { type MeteredLine, startUsageMeter, type UsageMeter, type UsageMeterOptions } from './usage-meter.js';
