import { passes } from './api';

const AGAIN_MS = 5_000;

/** For a query's `refetchInterval`: after an error that passes by itself it asks again, however often that takes. */
export function askAgain({ state }: { state: { error: Error | null } }): number | false {
  return passes(state.error) && AGAIN_MS;
}
