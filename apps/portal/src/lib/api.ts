/** The one door to the control plane's API: typed calls, and refusals as `ApiProblem`. */
import { type ApiClient, createApiClient } from '@tresse/api-client';
import type { Problem } from '@tresse/contracts';
import { asProblem } from './problem';

/** The API as the browser sees it: on the page's own origin. */
export const api: ApiClient = createApiClient('');

/** The control plane refused a request, or could not be reached (`problem` null). */
export class ApiProblem extends Error {
  readonly code: string;
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.title ?? `The control plane answered ${status}.`);
    this.name = 'ApiProblem';
    this.code = problem?.code ?? 'unreachable';
  }
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
