import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Pool } from 'pg';
import { Database } from './database.js';
import { DatabaseServer } from './database-server.js';
import { Locks } from './locks.js';
import { AUTH_POOL, roleUrl } from './roles.js';

/** Ends work under locks, closes the connections after everything that used them, then stops the server. */
@Module({})
class DatabaseModule implements OnModuleDestroy, OnApplicationShutdown {
  constructor(
    private readonly server: DatabaseServer,
    private readonly database: Database,
    private readonly locks: Locks,
    @Inject(AUTH_POOL) private readonly authPool: Pool,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.locks.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.close(), this.authPool.end()]);
    await this.server.stop();
  }
}

/** Connections to a server that is up, for every module. */
export function databaseModule(server: DatabaseServer): DynamicModule {
  return {
    module: DatabaseModule,
    global: true,
    providers: [
      { provide: DatabaseServer, useValue: server },
      { provide: Database, useFactory: () => new Database(server.ownerUrl) },
      { provide: Locks, useFactory: () => new Locks(server.ownerUrl) },
      { provide: AUTH_POOL, useFactory: () => authPool(server.ownerUrl) },
    ],
    exports: [Database, AUTH_POOL, DatabaseServer, Locks],
  };
}

/** An idle connection that breaks is replaced at its next use; without a listener it would end the process. */
function authPool(ownerUrl: string): Pool {
  const connectionString = roleUrl(ownerUrl, 'tresse_auth');
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 3_000,
    statement_timeout: 10_000,
  });
  return pool.on('error', () => undefined);
}
