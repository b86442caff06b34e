import type { Host } from './host.js';

/** The machine this process runs on. */
export function realHost(): Host {
  throw new Error('no host');
}
