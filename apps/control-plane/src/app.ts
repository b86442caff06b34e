import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_MQTT_PAYLOAD_BYTES } from '@tresse/contracts';
import { Logger } from 'nestjs-pino';
import { appModule } from './app.module.js';
import type { Config } from './config.js';

/** Largest HTTP body, in bytes; the same bound as for devices. */
const BODY_LIMIT = MAX_MQTT_PAYLOAD_BYTES;

/**
 * The control plane, with its database up and its endpoints for devices open, not yet listening for HTTP.
 *
 * @throws StartupError
 */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // The portal stands in front, on loopback, and tells the browser's address.
    trustProxy: 'loopback',
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(config), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  return app;
}
