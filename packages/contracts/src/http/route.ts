import type { z } from 'zod';
import type { ErrorCode } from '../error-codes.js';

/**
 * Who may call a route: anybody; any member of the active tenant; its owners and administrators; platform staff.
 */
export type Access = 'public' | 'member' | 'writer' | 'staff';

/** One operation of the API. Paths name parameters as `:name`. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/api/${string}`;
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  /** Status of success; 200 unless said. */
  status?: 201 | 202;
  /** `text/event-stream` for the one live route. */
  mediaType?: string;
  /** Errors beyond those every route can answer (auth.*, request.*, internal). */
  errors?: readonly ErrorCode[];
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a handler receives: parsed params, query and body. */
export interface RouteInput<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: Parsed<R['body']>;
}

/** What a handler returns. */
export type RouteOutput<R extends Route> = z.input<R['response']>;

/** Keeps the exact types of a route while checking its form. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}
