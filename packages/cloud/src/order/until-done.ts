import { CloudError } from '../error/index.js';
import type { Clock } from '../http/index.js';
import type { Progress } from '../server.js';

const PAUSE_MS = 2_000;
const STEPS = 60;

/** Repeats a step until it is done. Throws `provider-busy` after two minutes, or what a step throws. */
export async function untilDone(
  provider: string,
  step: () => Promise<Progress>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let steps = 0; (await step()) === 'going'; steps += 1) {
    if (steps === STEPS) throw new CloudError(provider, 'provider-busy');
    await clock.sleep(PAUSE_MS, signal);
  }
}
