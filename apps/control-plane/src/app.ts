import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_MQTT_PAYLOAD_BYTES } from '@tresse/contracts';
import { Logger } from 'nestjs-pino';
import { appModule } from './app.module.js';
import type { Config } from './config.js';
import { DatabaseServer } from './database/index.js';

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
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(config, server), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  return app;
}
