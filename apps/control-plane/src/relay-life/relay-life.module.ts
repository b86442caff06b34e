import { Module } from '@nestjs/common';
import { DatabaseServer, Locks } from '../database/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { ProviderAccountsModule } from '../provider-accounts/index.js';
import { RelayInstall, RelayInstallModule } from '../relay-install/index.js';
import { CloudCalls } from './cloud-calls.js';
import { Reaper } from './reaper.js';
import { RelayGoals } from './relay-goals.js';
import { RelayKeeper } from './relay-keeper.js';
import { RelayLifeController } from './relay-life.controller.js';
import { RelayLifeService } from './relay-life.service.js';
import { RelayOrders } from './relay-orders.js';
import { RelayReconciler } from './relay-reconciler.js';
import { RelayScribe } from './relay-scribe.js';
import { UserDataSource } from './user-data-source.js';

@Module({
  imports: [DesiredStateModule, ProviderAccountsModule, RelayInstallModule],
  controllers: [RelayLifeController],
  providers: [
    CloudCalls,
    Reaper,
    RelayGoals,
    RelayKeeper,
    RelayLifeService,
    RelayOrders,
    RelayReconciler,
    RelayScribe,
    { provide: UserDataSource, useExisting: RelayInstall },
    {
      provide: Locks,
      inject: [DatabaseServer],
      useFactory: ({ ownerUrl }: DatabaseServer) => new Locks(ownerUrl),
    },
  ],
  exports: [RelayGoals, RelayOrders],
})
export class RelayLifeModule {}
