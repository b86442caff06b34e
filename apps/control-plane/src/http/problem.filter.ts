import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { ERRORS, type ErrorCode, PROBLEM_MEDIA_TYPE, type Problem } from '@tresse/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { isBusy } from '../database/index.js';
import { ApiError } from './api-error.js';
import { loggedUrl } from './logged-url.js';

const RETRY_AFTER_S = 2;

/** Turns whatever was thrown into problem details; what nobody expected is logged and told as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const apiError = asApiError(error);
    const url = loggedUrl(request.url);
    if (apiError.code === 'internal') this.logger.error({ err: error, url }, 'unexpected error');
    if (apiError.code === 'busy') this.logger.warn({ err: error, url }, 'too busy to answer');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = problemOf(apiError, request.url);
    if (problem.code === 'busy') void reply.header('retry-after', RETRY_AFTER_S);
    void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }
}

/** The problem details of an error, for the request with this address. */
export function problemOf(error: ApiError, url: string): Problem {
  const { status, en } = ERRORS[error.code];
  return {
    type: `urn:tresse:problem:${error.code}`,
    title: en,
    status,
    code: error.code,
    message: error.sentence,
    instance: url.split('?')[0] ?? url,
    ...(error.fields.length > 0 ? { fields: [...error.fields] } : {}),
  };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isBusy(error)) return new ApiError('busy', [], { cause: error });
  return new ApiError(codeOfStatus(statusOf(error)), [], { cause: error });
}

/** Nest's and Fastify's own errors carry a status: as `getStatus()` and `statusCode`. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  if ('getStatus' in error && typeof error.getStatus === 'function') return Number(error.getStatus());
  return 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** What an HTTP status alone says; for errors that are not ours. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'auth.required';
    case 403:
      return 'auth.forbidden';
    case 404:
    case 405:
      return 'not-found';
    case 413:
      return 'request.too-large';
    case 429:
      return 'auth.too-many';
    default:
      return status >= 400 && status < 500 ? 'request.unreadable' : 'internal';
  }
}
