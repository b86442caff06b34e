import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Options } from 'pino-http';
import { CONFIG, type Config } from './config.js';
import { loggedUrl } from './http/logged-url.js';

const SECRETS = ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'];

/** pino for everything, without what must not be kept. */
export function loggingModule(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [CONFIG],
    useFactory: ({ logLevel }: Config) => ({ pinoHttp: requestLogging(logLevel) }),
  });
}

/** What is logged of requests. */
export function requestLogging(level: Config['logLevel']): Options {
  return {
    level,
    redact: { paths: SECRETS, censor: '[redacted]' },
    serializers: {
      // What the router made of the address would tell the token again.
      req: ({ params: _, ...request }) => ({ ...request, url: loggedUrl(request.url) }),
    },
    autoLogging: { ignore: (request) => request.url?.endsWith('/stream') ?? false },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
  };
}
