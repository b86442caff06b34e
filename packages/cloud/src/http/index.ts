/** One small HTTP client for all providers: a timeout, parsed answers, and patience with what may be repeated. */
import { CloudError, type CloudErrorCode } from '../error/index.js';
import { type ApiAnswer, type ApiCall, attempt, type Classify } from './attempt.js';
import { type Clock, systemClock } from './clock.js';
import { ATTEMPTS, PATIENCE_MS, pauseMs } from './pauses.js';

export type { ApiAnswer, ApiCall, Classify } from './attempt.js';
export type { Clock } from './clock.js';

/** What tests put in the place of the world. */
export interface HttpOptions {
  fetch?: typeof fetch;
  clock?: Clock;
  /** How long an answer may take, in ms; 30 s by default, since some providers order before they answer. */
  timeoutMs?: number;
  /** Gives numbers in [0, 1). */
  random?: () => number;
}

/** Does the call, again where that is safe and may help. Throws CloudError, or the signal's reason. */
export type Send = <T>(call: ApiCall<T>) => Promise<ApiAnswer<T>>;

export function httpClient(provider: string, classify: Classify, options: HttpOptions = {}): Send {
  const { clock = systemClock, timeoutMs = 30_000, random = Math.random } = options;
  const settings = { provider, classify, clock, timeoutMs, fetch: options.fetch ?? fetch };
  return async (call) => {
    const repeatable = call.repeatable ?? !['POST', 'PATCH'].includes(call.method);
    for (let done = 1; ; done += 1) {
      try {
        return await attempt(settings, call);
      } catch (error) {
        const pause = error instanceof CloudError ? pauseAfter(error, done, random) : undefined;
        if (!repeatable || pause === undefined) throw error;
        await clock.sleep(pause, call.signal);
      }
    }
  };
}

const TRANSIENT: CloudErrorCode[] = ['rate-limited', 'provider-failing', 'provider-unreachable'];

/** The pause before the next attempt, in ms; undefined if there is to be none. */
function pauseAfter(error: CloudError, done: number, random: () => number): number | undefined {
  if (!TRANSIENT.includes(error.code) || done >= ATTEMPTS) return undefined;
  const pause = error.retryAfterMs ?? pauseMs(done, random);
  return pause > PATIENCE_MS ? undefined : pause;
}

/** What a status says on its own. */
export function codeOfStatus(status: number): CloudErrorCode {
  if (status === 401) return 'credentials-wrong';
  if (status === 403) return 'permission-missing';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 409 || status === 423) return 'provider-busy';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'provider-failing' : 'request-refused';
}
