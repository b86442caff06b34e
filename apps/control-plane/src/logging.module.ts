import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from './config.js';

const SECRETS = ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]'];

/** pino for everything, without what must not be kept. */
export function loggingModule(): DynamicModule {
  return LoggerModule.forRootAsync({
    inject: [CONFIG],
    useFactory: ({ logLevel }: Config) => ({
      pinoHttp: {
        level: logLevel,
        redact: { paths: SECRETS, censor: '[redacted]' },
        autoLogging: { ignore: (request) => request.url?.endsWith('/stream') ?? false },
        customLogLevel: (_request, response, error) =>
          error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
      },
    }),
  });
}
