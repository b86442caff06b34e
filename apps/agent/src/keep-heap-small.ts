import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect young objects early instead of taking up to 32 MB for them: the watcher makes short-lived ones all
 * the time, and hardly any of them survive. Said here so that it holds however the agent is started; V8 takes the limit
 * itself (`--max-semi-space-size`) only when a process begins, the factor of growth (2 by default) at any time. What is
 * left of a megabyte is gathered in half a millisecond: waking four threads to share that costs more than it.
 */
export function keepHeapSmall(set: (flags: string) => void = setFlagsFromString): void {
  set('--semi-space-growth-factor=1');
  set('--optimize-for-size');
  set('--no-parallel-scavenge');
}
