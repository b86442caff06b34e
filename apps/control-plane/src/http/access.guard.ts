import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Route } from '@tresse/contracts';
import type { FastifyRequest } from 'fastify';
import { ApiError } from './api-error.js';
import { type Person, refusal } from './caller.js';
import { CallerReader } from './caller-reader.js';
import { ROUTE } from './route-metadata.js';

/** A request whose sender is known. */
export type KnownRequest = FastifyRequest & { caller?: Person | undefined };

/** Decides for every route of the contract whether the caller may call it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerReader,
  ) {}

  /** @throws ApiError `auth.required` or `auth.forbidden` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    if (!route) return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    request.caller = await this.callers.read(request.headers);
    const reason = refusal(request.caller, route.access);
    if (reason) throw new ApiError(reason);
    return true;
  }
}
