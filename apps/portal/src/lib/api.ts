/** The one door to the control plane's API: typed calls, and refusals as `ApiProblem`. */
import { type ApiClient, createApiClient } from '@tresse/api-client';
import type { Problem } from '@tresse/contracts';
import { asProblem } from './problem';

/** The API as the browser sees it: on the page's own origin. */
export const api: ApiClient = createApiClient('');

/** The control plane refused a request, or could not be reached (`problem` null). */
export class ApiProblem extends Error {
  readonly code: string;
  /** All of an error that Next lets an error page know of what failed on the server. */
  readonly digest: string;
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.title ?? `The control plane answered ${status}.`);
    this.name = 'ApiProblem';
    this.code = problem?.code ?? 'unreachable';
    this.digest = this.code;
  }
}

/** Codes and digests of what passes by itself: the same request may succeed a moment later. */
const PASSING: readonly string[] = ['busy', 'unreachable'];

/** True for an error, here or told by the server, that passes by itself. */
export function passes(error: unknown): boolean {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  return typeof digest === 'string' && PASSING.includes(digest);
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What a call of the client answered. Throws ApiProblem for a refusal and when nobody answers. */
export async function answer<T>(request: Promise<Answer<T>>): Promise<T> {
  const result = await request.catch(() => {
    throw new ApiProblem(0, null);
  });
  if (!result.response.ok) throw new ApiProblem(result.response.status, asProblem(result.error));
  return result.data as T;
}
