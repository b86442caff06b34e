import { Module } from '@nestjs/common';
import { DesiredStateModule } from '../desired-state/index.js';
import { ProviderAccountsModule } from '../provider-accounts/index.js';
import { RelayInstall, RelayInstallModule } from '../relay-install/index.js';
import { CloudCalls } from './cloud-calls.js';
import { RelayGoals } from './relay-goals.js';
import { RelayKeeper } from './relay-keeper.js';
import { RelayLifeController } from './relay-life.controller.js';
import { RelayLifeService } from './relay-life.service.js';
import { RelayOrders } from './relay-orders.js';
import { RelayReconciler } from './relay-reconciler.js';
import { RelayScribe } from './relay-scribe.js';
import { ServerReaper } from './server-reaper.js';
import { UserDataSource } from './user-data-source.js';

@Module({
  imports: [DesiredStateModule, ProviderAccountsModule, RelayInstallModule],
  controllers: [RelayLifeController],
  providers: [
    CloudCalls,
    RelayGoals,
    RelayKeeper,
    RelayLifeService,
    RelayOrders,
    RelayReconciler,
    RelayScribe,
    ServerReaper,
    { provide: UserDataSource, useExisting: RelayInstall },
  ],
  exports: [RelayGoals, RelayOrders],
})
export class RelayLifeModule {}
