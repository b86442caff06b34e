import { retryMs } from '@tresse/reconcile';

/** An awaited answer is looked for no more rarely, in ms. */
const LEAST_EACH_MS = 60_000;

/**
 * Asks for further looks at the host, ever more rarely, while an answer from far away is awaited: no event tells of one. What it
 * gives is to be called after each look.
 */
export function lookForAnswer(lookAfter: (ms: number) => void): (awaits: boolean) => void {
  let looks = 0;
  return (awaits) => {
    looks = awaits ? looks + 1 : 0;
    if (awaits) lookAfter(retryMs(looks, LEAST_EACH_MS));
  };
}
