import type { IncomingHttpHeaders } from 'node:http';
import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  Headers,
  HttpCode,
  Post,
  Put,
  Res,
  SetMetadata,
} from '@nestjs/common';
import type { Route, RouteInput, RouteOutput } from '@tresse/contracts';
import type { FastifyReply } from 'fastify';
import type { KnownRequest } from './access.guard.js';
import type { CallerOf } from './caller.js';
import { parseInput } from './parse-input.js';
import { ROUTE } from './route-metadata.js';

const METHODS = { GET: Get, POST: Post, PUT: Put, DELETE: Delete } as const;

/** A handler of a route: takes the parsed input and the caller, answers what the contract says. */
export type Handler<R extends Route> = (
  input: RouteInput<R>,
  caller: CallerOf<R['access']>,
) => Promise<RouteOutput<R>>;

const Input = createParamDecorator((route: Route, context: ExecutionContext) =>
  parseInput(route, context.switchToHttp().getRequest<KnownRequest>()),
);

const Caller = createParamDecorator(
  (_: undefined, context: ExecutionContext) => context.switchToHttp().getRequest<KnownRequest>().caller,
);

/** A handler that writes its answer itself, as it happens. */
export type StreamHandler<R extends Route> = (
  input: RouteInput<R>,
  caller: CallerOf<R['access']>,
  reply: FastifyReply,
) => Promise<void>;

/**
 * Makes a method the handler of one route of the contract: method, path, status, access, parsing of the input and the
 * types of both sides follow from it.
 */
export function Endpoint<R extends Route>(route: R) {
  return <H extends Handler<R>>(target: object, name: string, descriptor: TypedPropertyDescriptor<H>): void =>
    bind(route, target, name, descriptor);
}

/** The same for a route whose answer is a stream. */
export function StreamEndpoint<R extends Route & { mediaType: string }>(route: R) {
  return <H extends StreamHandler<R>>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    Res()(target, name, 2);
    bind(route, target, name, descriptor);
  };
}

/** A handler that needs the caller's session itself, for better-auth. */
export type SessionHandler<R extends Route> = (
  input: RouteInput<R>,
  caller: CallerOf<R['access']>,
  headers: IncomingHttpHeaders,
) => Promise<RouteOutput<R>>;

/** The same for a route that better-auth carries out in the name of the caller's session. */
export function SessionEndpoint<R extends Route>(route: R) {
  return <H extends SessionHandler<R>>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    Headers()(target, name, 2);
    bind(route, target, name, descriptor);
  };
}

function bind<H>(route: Route, target: object, name: string, descriptor: TypedPropertyDescriptor<H>): void {
  Input(route)(target, name, 0);
  Caller()(target, name, 1);
  applyDecorators(
    METHODS[route.method](route.path),
    HttpCode(route.status ?? 200),
    SetMetadata(ROUTE, route),
  )(target, name, descriptor);
}
