import { Module } from '@nestjs/common';
import { DatabaseServer, deriveSecret, Seal } from '../database/index.js';
import { AccountCheck } from './account-check.js';
import { AccountKeys } from './account-keys.js';
import { CloudMakers } from './cloud-makers.js';
import { Clouds } from './clouds.js';
import { ProviderAccountsController } from './provider-accounts.controller.js';
import { ProviderAccountsService } from './provider-accounts.service.js';

@Module({
  controllers: [ProviderAccountsController],
  providers: [
    AccountCheck,
    AccountKeys,
    CloudMakers,
    Clouds,
    ProviderAccountsService,
    {
      provide: Seal,
      inject: [DatabaseServer],
      useFactory: ({ ownerUrl }: DatabaseServer) => new Seal(deriveSecret(ownerUrl, 'seal')),
    },
  ],
  exports: [CloudMakers, Clouds, Seal],
})
export class ProviderAccountsModule {}
