import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './auth/index.js';
import type { Config } from './config.js';
import { configModule } from './config.module.js';
import { DatabaseModule } from './database/index.js';
import { HttpModule } from './http/index.js';
import { loggingModule } from './logging.module.js';
import { LiveFeedModule } from './stream/index.js';
import { TenantsModule } from './tenants/index.js';

@Module({})
class AppModule {}

/** The whole control plane. */
export function appModule(config: Config): DynamicModule {
  return {
    module: AppModule,
    imports: [
      configModule(config),
      loggingModule(),
      DatabaseModule,
      LiveFeedModule,
      AuthModule,
      HttpModule,
      TenantsModule,
    ],
  };
}
