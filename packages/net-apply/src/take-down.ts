import type { Paths } from '@tresse/net-plan';
import type { ExecutionResult } from './execute/index.js';
import type { Host } from './host.js';

/** Takes away everything that was made for Tresse on this host, and only that; gives back what was changed. */
export async function takeDown(_host: Host, _paths: Paths): Promise<ExecutionResult> {
  return { done: [], failed: null };
}
