import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { PROBLEM_MEDIA_TYPE } from '@tresse/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, fieldProblem } from '../http/index.js';
import { firstWithNul } from '../http/nul.js';
import { problemOf } from '../http/problem.filter.js';
import type { Auth } from './auth.js';
import { authError } from './auth-problem.js';
import { AUTH } from './auth-token.js';
import { CLIENT_ADDRESS_HEADER } from './client-address.js';
import { isOpen } from './open-paths.js';
import { webHeaders } from './web-headers.js';

/** Hands what is open of /api/auth/* to better-auth. What it refuses is retold as problem details, the rest is its own protocol. */
@Controller()
export class AuthController {
  constructor(@Inject(AUTH) private readonly auth: Auth) {}

  @All('/api/auth/*')
  async handle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isOpen(request.method, request.url)) throw new ApiError('not-found');
    const headers = webHeaders(request.headers);
    headers.delete('content-length');
    headers.set(CLIENT_ADDRESS_HEADER, request.ip);
    const nul = firstWithNul(request.body) ?? firstWithNul(request.query);
    if (nul !== undefined) throw new ApiError('request.invalid', [fieldProblem(nul, 'field.invalid')]);
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== undefined;
    const answer = await this.auth.handler(
      new Request(new URL(request.url, `http://${request.headers.host ?? 'localhost'}`), {
        method: request.method,
        headers,
        ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
      }),
    );
    if (answer.status >= 400) {
      const retryAfter = answer.headers.get('x-retry-after');
      if (retryAfter) void reply.header('retry-after', retryAfter);
      const problem = problemOf(authError(answer.status, await answer.text()), request.url);
      await reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
      return;
    }
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') void reply.header(name, value);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) void reply.header('set-cookie', cookies);
    await reply.status(answer.status).send(await answer.text());
  }
}
