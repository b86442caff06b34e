import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_MQTT_PAYLOAD_BYTES, PROBLEM_MEDIA_TYPE } from '@tresse/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { appModule } from './app.module.js';
import type { Config } from './config.js';
import { DatabaseServer } from './database/index.js';
import { ApiError } from './http/index.js';
import { codeOfStatus, problemOf } from './http/problem.filter.js';

/** Largest HTTP body, in bytes; the same bound as for devices. */
const BODY_LIMIT = MAX_MQTT_PAYLOAD_BYTES;

/**
 * The control plane, with its database up and its endpoints for devices open, not yet listening for HTTP. When it cannot
 * start, what was started is stopped again.
 *
 * @throws StartupError
 */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const server = await DatabaseServer.start(config);
  try {
    return await assemble(config, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function assemble(config: Config, server: DatabaseServer): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // The portal stands in front, on loopback, and tells the browser's address.
    trustProxy: 'loopback',
    forceCloseConnections: true,
    // What Fastify refuses before there is a route, such as an address that cannot be decoded.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(new ApiError(codeOfStatus(error.statusCode ?? 400)), request.url);
      void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(config, server), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  return app;
}
