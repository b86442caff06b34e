import { type Paths, planTakeDown } from '@tresse/net-plan';
import { type ExecutionResult, execute } from './execute/index.js';
import type { Host } from './host.js';
import { observe } from './observe/index.js';

/** Takes away everything that was made for Tresse on this host, and only that; gives back what was changed. */
export async function takeDown(host: Host, paths: Paths): Promise<ExecutionResult> {
  return execute(host, planTakeDown(await observe(host, paths)), paths);
}
