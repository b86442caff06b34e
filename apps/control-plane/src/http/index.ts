/**
 * The HTTP door: the contract's table of routes turned into Nest endpoints. Input is parsed here once, access is decided
 * here once, and every error leaves as problem details (RFC 9457).
 */
export { ApiError } from './api-error.js';
export type { CallerOf, Member, Person } from './caller.js';
export { CallerReader } from './caller-reader.js';
export { Endpoint, SessionEndpoint, StreamEndpoint } from './endpoint.js';
export { fieldProblem } from './field-problem.js';
export { HttpModule } from './http.module.js';
