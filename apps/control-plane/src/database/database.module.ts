import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { CONFIG, type Config } from '../config.js';
import { Database } from './database.js';
import { DatabaseServer } from './database-server.js';
import { AUTH_POOL, roleUrl } from './roles.js';

/** Starts the database before anything that needs it, and stops it after everything that used it. */
@Global()
@Module({
  providers: [
    {
      provide: DatabaseServer,
      inject: [CONFIG],
      useFactory: (config: Config) => DatabaseServer.start(config),
    },
    {
      provide: Database,
      inject: [DatabaseServer],
      useFactory: (server: DatabaseServer) => new Database(server.ownerUrl),
    },
    {
      provide: AUTH_POOL,
      inject: [DatabaseServer],
      useFactory: (server: DatabaseServer) => authPool(server.ownerUrl),
    },
  ],
  exports: [Database, AUTH_POOL, DatabaseServer],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly server: DatabaseServer,
    private readonly database: Database,
    @Inject(AUTH_POOL) private readonly authPool: Pool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.close(), this.authPool.end()]);
    await this.server.stop();
  }
}

/** An idle connection that breaks is replaced at its next use; without a listener it would end the process. */
function authPool(ownerUrl: string): Pool {
  const pool = new Pool({ connectionString: roleUrl(ownerUrl, 'tresse_auth'), max: 10 });
  return pool.on('error', () => undefined);
}
