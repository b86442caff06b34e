import { Global, Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config.js';
import { AUTH_POOL, DatabaseServer, deriveSecret } from '../database/index.js';
import { CallerReader } from '../http/index.js';
import { AuthController } from './auth.controller.js';
import { createAuth } from './auth.js';
import { AUTH } from './auth-token.js';
import { SessionCallerReader } from './session-caller-reader.js';

@Global()
@Module({
  controllers: [AuthController],
  providers: [
    {
      provide: AUTH,
      inject: [AUTH_POOL, DatabaseServer, CONFIG],
      useFactory: (pool: Pool, server: DatabaseServer, { publicUrl, staffEmail }: Config) =>
        createAuth(pool, { secret: deriveSecret(server.ownerUrl, 'sessions'), publicUrl, staffEmail }),
    },
    { provide: CallerReader, useClass: SessionCallerReader },
  ],
  exports: [CallerReader],
})
export class AuthModule {}
