/** The typed client of the control plane's HTTP API. `generated/` comes from the OpenAPI document; never edit it. */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.js';

export type { components, paths } from './generated/schema.js';

export type ApiClient = Client<paths>;

/** A client for the API at `baseUrl` (an empty text means the page's own origin). */
export function createApiClient(baseUrl: string, headers: Record<string, string> = {}): ApiClient {
  return createClient<paths>({ baseUrl, headers, credentials: 'include' });
}
