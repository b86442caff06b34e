import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../src/app.js';
import { type Config, readConfig } from '../src/config.js';
import { layCluster } from './cluster-template.js';

/** A whole control plane on free ports, over a database of its own. */
export interface Booted {
  app: NestFastifyApplication;
  config: Config;
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Stops everything and removes the data. */
  stop(): Promise<void>;
}

/** Boots the control plane with embedded Postgres in a directory of its own. */
export async function boot(environment: Record<string, string> = {}): Promise<Booted> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tresse-test-'));
  // Postgres runs as another user when the tests run as root.
  await chmod(dataDir, 0o755);
  if (environment.TRESSE_DATA_DIR === undefined) await layCluster(dataDir);
  const config = readConfig({
    TRESSE_DATA_DIR: dataDir,
    TRESSE_IMAGE_DIR: join(dataDir, 'image'),
    TRESSE_PACKAGE_DIR: join(dataDir, 'packages'),
    TRESSE_API_PORT: '0',
    TRESSE_ENROL_PORT: '0',
    TRESSE_MQTT_PORT: '0',
    TRESSE_LOG_LEVEL: 'silent',
    ...environment,
  });
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  const app = await start(config).catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  return {
    app,
    config,
    url: await app.getUrl(),
    stop: async () => {
      await app.close();
      await removeData();
    },
  };
}

async function start(config: Config): Promise<NestFastifyApplication> {
  const app = await createApp(config);
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}
