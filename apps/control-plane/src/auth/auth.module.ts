import { Global, Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config.js';
import { AUTH_POOL, Database, DatabaseServer, deriveSecret } from '../database/index.js';
import { CallerReader } from '../http/index.js';
import { AuthController } from './auth.controller.js';
import { createAuth } from './auth.js';
import { AUTH } from './auth-token.js';
import { recordJoined } from './joined.js';
import { SessionCallerReader } from './session-caller-reader.js';

@Global()
@Module({
  controllers: [AuthController],
  providers: [
    {
      provide: AUTH,
      inject: [AUTH_POOL, DatabaseServer, CONFIG, Database],
      useFactory: (
        pool: Pool,
        server: DatabaseServer,
        { publicUrl, staffEmail }: Config,
        database: Database,
      ) =>
        createAuth(pool, {
          secret: deriveSecret(server.ownerUrl, 'sessions'),
          publicUrl,
          staffEmail,
          onJoined: (joined) => void recordJoined(database, joined),
        }),
    },
    { provide: CallerReader, useClass: SessionCallerReader },
  ],
  exports: [AUTH, CallerReader],
})
export class AuthModule {}
