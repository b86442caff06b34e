import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { ProviderAccountsModule } from '../provider-accounts/index.js';
import { AddressCalls } from './address-calls.js';
import { AddressFollow } from './address-follow.js';
import { AddressKeeper } from './address-keeper.js';
import { AddressReaper } from './address-reaper.js';
import { AddressReconciler } from './address-reconciler.js';
import { AddressScribe } from './address-scribe.js';

@Module({
  imports: [AssignmentsModule, DesiredStateModule, ProviderAccountsModule],
  providers: [AddressCalls, AddressFollow, AddressKeeper, AddressReaper, AddressReconciler, AddressScribe],
  exports: [AddressFollow],
})
export class PublicAddressesModule {}
